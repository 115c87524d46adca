package org.netpeering.edge;

/** Text of strangers, made fit for messages and events: short, and without control characters. */
public final class PlainText {
    private static final int QUOTED_LENGTH = 100;

    private PlainText() {}

    /** The text in quotes, short and printable. */
    public static String quoted(String text) {
        return "'"
                + (text.length() > QUOTED_LENGTH
                        ? printable(text, QUOTED_LENGTH) + "..."
                        : printable(text, QUOTED_LENGTH))
                + "'";
    }

    /** At most so many characters of the text, each control character replaced by a question mark. */
    public static String printable(String text, int length) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), length));
        for (int i = 0; i < text.length() && i < length; i++) {
            char c = text.charAt(i);
            plain.append(isPrintable(c) ? c : '?');
        }
        return plain.toString();
    }

    private static boolean isPrintable(char c) {
        return !Character.isISOControl(c) && !Character.isSurrogate(c) && c < '\uFFFE';
    }
}
