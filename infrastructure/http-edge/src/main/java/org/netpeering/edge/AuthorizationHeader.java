package org.netpeering.edge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.EdgeRefusal.Kind;

/** Reads the signature that came in the {@code Authorization} header. */
final class AuthorizationHeader {
    static final String NAME = "Authorization";

    private static final String FORM =
            "AWS4-HMAC-SHA256 Credential=<key>/<scope>, SignedHeaders=<names>, Signature=<64 hexadecimal digits>";
    private static final List<String> PARTS = List.of("Credential", "SignedHeaders", "Signature");
    private static final List<String> DATES = List.of("X-Amz-Date", "X-Osc-Date");
    private static final int LONGEST_SCHEME = 20;

    private AuthorizationHeader() {}

    static Credentials read(HttpCall call) throws Refused {
        List<String> values = call.headers(NAME);
        if (values.size() != 1) {
            throw unreadable("is sent " + values.size() + " times");
        }
        String value = values.get(0).strip();
        int space = value.indexOf(' ');
        if (space < 0) {
            throw unreadable("holds one word only");
        }
        if (value.charAt(space - 1) == ',') {
            throw unreadable("has a comma after its first word");
        }
        Spelling spelling = spelling(value.substring(0, space));
        Map<String, String> parts = parts(value.substring(space + 1));
        SignedHeaders signedHeaders = SignedHeaders.parse(part(parts, "SignedHeaders"));
        String credential = part(parts, "Credential");
        return new Credentials(
                Scope.accessKeyIdOf(credential),
                Scope.ofCredential(spelling, credential),
                signedHeaders,
                Signature.parse(part(parts, "Signature")),
                date(call, signedHeaders),
                null,
                call.header("X-Amz-Security-Token").orElse(null));
    }

    private static Spelling spelling(String scheme) throws Refused {
        return Spelling.ofAlgorithm(scheme)
                .orElseThrow(
                        () -> new Refused(
                                Kind.UNSUPPORTED_SCHEME,
                                "Authorization uses the scheme "
                                        + (isToken(scheme) ? "'" + scheme + "'" : "of another protocol")
                                        + ", which this call does not take. Sign it with AWS4-HMAC-SHA256 or OSC4-HMAC-SHA256."));
    }

    /** Whether it can be shown: what is long or odd may be a secret in the wrong place. */
    private static boolean isToken(String scheme) {
        return scheme.length() <= LONGEST_SCHEME
                && scheme.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
    }

    private static Map<String, String> parts(String text) throws Refused {
        Map<String, String> parts = new HashMap<>();
        for (String piece : text.split(",", -1)) {
            int equals = piece.indexOf('=');
            if (equals < 0) {
                throw unreadable("has a part without an equals sign");
            }
            String name = piece.substring(0, equals).strip();
            if (!PARTS.contains(name)) {
                throw unreadable("has a part of another name");
            }
            if (parts.put(name, piece.substring(equals + 1).strip()) != null) {
                throw unreadable("holds " + name + " twice");
            }
        }
        return parts;
    }

    private static String part(Map<String, String> parts, String name) throws Refused {
        @Nullable String value = parts.get(name);
        if (value == null || value.isEmpty()) {
            throw unreadable("lacks " + name);
        }
        return value;
    }

    /** Whichever of the two was signed: curl signs as OSC4 with the other one's date. */
    private static SignedDate date(HttpCall call, SignedHeaders signedHeaders) throws Refused {
        for (String field : DATES) {
            List<String> values = call.headers(field);
            if (values.size() == 1 && signedHeaders.contains(field)) {
                return SignedDate.parse(field, values.get(0).strip());
            }
        }
        throw new Refused(
                Kind.WRONG_SCOPE_OR_HEADERS,
                "The request has no signed date (SignedHeaders " + PlainText.quoted(signedHeaders.text())
                        + "). Send X-Amz-Date or X-Osc-Date once, and sign it.");
    }

    private static Refused unreadable(String fault) {
        return new Refused(
                Kind.UNREADABLE_CREDENTIALS, "The Authorization header " + fault + ". Its form is: " + FORM + ".");
    }
}
