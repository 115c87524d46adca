package org.netpeering.edge;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text of a request that its signature covers. */
final class CanonicalRequest {
    private CanonicalRequest() {}

    /**
     * The hash of the canonical text.
     *
     * @param host what to take for the {@code Host} header
     */
    static String hash(HttpCall call, String canonicalQuery, SignedHeaders signed, String host, String bodyHash) {
        StringBuilder text = new StringBuilder(512)
                .append(call.method())
                .append('\n')
                .append(call.normalizedPath())
                .append('\n')
                .append(canonicalQuery)
                .append('\n');
        for (String name : signed.names()) {
            text.append(name).append(':');
            if (name.equalsIgnoreCase("host")) {
                appendSqueezed(text, host);
            } else {
                appendValues(text, call.headers(name));
            }
            text.append('\n');
        }
        text.append('\n').append(signed.text()).append('\n').append(bodyHash);
        // The container reads header bytes as ISO 8859-1; written back the same way they are what the caller signed.
        return Sha256.hex(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void appendValues(StringBuilder text, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            appendSqueezed(text, values.get(i));
        }
    }

    private static void appendSqueezed(StringBuilder text, String value) {
        boolean isGap = false;
        int start = text.length();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\t') {
                isGap = true;
            } else {
                if (isGap && text.length() > start) {
                    text.append(' ');
                }
                isGap = false;
                text.append(c);
            }
        }
    }
}
