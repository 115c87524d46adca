package org.netpeering.fcu;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A place in the list of one action, as a text that callers hand back without understanding it. */
final class PageToken {
    private static final String VERSION = "1";

    private PageToken() {}

    static String of(String action, String position) {
        byte[] plain = (start(action) + position).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    /** The place, if the token was made for this action. */
    static String position(String action, String token) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (plain.startsWith(start(action))
                    && of(action, plain.substring(start(action).length())).equals(token)) {
                return plain.substring(start(action).length());
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid(token);
        }
        throw invalid(token);
    }

    static FcuRefused invalid(String token) {
        return FcuError.of(
                        "InvalidPaginationToken",
                        "The NextToken '" + token + "' is not one that this action gave; start again without it")
                .asException();
    }

    private static String start(String action) {
        return VERSION + " " + action + " ";
    }
}
