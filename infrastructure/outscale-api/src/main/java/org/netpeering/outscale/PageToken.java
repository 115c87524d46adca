package org.netpeering.outscale;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where the next page of a list begins, in base64 (OAPI contract: format {@code byte}).
 *
 * <p>Opaque to the caller: a version, the action it belongs to, and the parts of a cursor that the action understands.
 */
final class PageToken {
    private static final String VERSION = "1";
    private static final String SEPARATOR = "\n";
    private static final int HEAD = 2;

    private PageToken() {}

    static String of(String action, String... cursor) {
        String text = VERSION + SEPARATOR + action + SEPARATOR + String.join(SEPARATOR, cursor);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The parts of the cursor.
     *
     * @param parts how many; the last one may hold any text
     * @throws CallRefused if the token was not handed out by this action
     */
    static List<String> read(String action, String token, int parts) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw invalid(token);
        }
        String[] read = new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, HEAD + parts);
        if (read.length != HEAD + parts || !read[0].equals(VERSION) || !read[1].equals(action)) {
            throw invalid(token);
        }
        List<String> cursor = List.of(read).subList(HEAD, read.length);
        if (cursor.stream().anyMatch(part -> part.indexOf('\0') >= 0)) {
            throw invalid(token);
        }
        return cursor;
    }

    static CallRefused invalid(String token) {
        return CallRefused.value(
                ErrorCode.INVALID_VALUE,
                Paging.NEXT_PAGE_TOKEN.name(),
                token,
                "Send the token of the page before, unchanged, to the action that gave it; or none for the first page.");
    }
}
