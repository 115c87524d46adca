package org.netpeering.edge;

/**
 * What a proxy says of whom it serves.
 *
 * @param address as it was written, without port and brackets; any text
 * @param isSecure whether the proxy was spoken to by TLS
 */
record ForwardedHop(String address, boolean isSecure) {

    /** Reads {@code 192.0.2.1}, {@code 192.0.2.1:80}, {@code 2001:db8::1} or {@code [2001:db8::1]:80}. */
    static ForwardedHop of(String node, boolean isSecure) {
        String text = node.strip();
        int bracket = text.indexOf(']');
        if (text.startsWith("[") && bracket > 0) {
            return new ForwardedHop(text.substring(1, bracket), isSecure);
        }
        int colon = text.indexOf(':');
        boolean isWithPort = colon > 0 && colon == text.lastIndexOf(':');
        return new ForwardedHop(isWithPort ? text.substring(0, colon) : text, isSecure);
    }
}
