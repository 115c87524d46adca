package org.netpeering.edge;

import java.util.Optional;

/** The W3C trace context header: {@code 00-<trace id>-<parent id>-<flags>}. */
final class TraceParent {
    private static final int LENGTH = 55;
    private static final int ID_START = 3;
    private static final int ID_END = 35;
    private static final int PARENT_END = 52;
    private static final String NO_TRACE = "0".repeat(ID_END - ID_START);

    private TraceParent() {}

    /** The trace id, 32 hexadecimal digits; empty if there is no header or it is malformed. */
    static Optional<String> traceIdOf(HttpCall call) {
        return call.header("traceparent")
                .filter(TraceParent::isWellFormed)
                .map(text -> text.substring(ID_START, ID_END));
    }

    private static boolean isWellFormed(String text) {
        if (text.length() < LENGTH || text.startsWith("ff") || text.startsWith(NO_TRACE, ID_START)) {
            return false;
        }
        boolean isSound = text.length() == LENGTH || (!text.startsWith("00") && text.charAt(LENGTH) == '-');
        for (int i = 0; i < LENGTH && isSound; i++) {
            boolean isDash = i == ID_START - 1 || i == ID_END || i == PARENT_END;
            isSound = isDash ? text.charAt(i) == '-' : isLowerHex(text.charAt(i));
        }
        return isSound;
    }

    private static boolean isLowerHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
