package org.netpeering.domain.value;

/** Looks at digits one by one; ids and ranges are read from every event, far too often for regular expressions. */
final class Digits {
    private Digits() {}

    /** Whether the text is this prefix and 8 or 17 lower-case hexadecimal digits, as ids of resources are. */
    static boolean areIdOf(String prefix, String text) {
        int count = text.length() - prefix.length();
        if ((count != 8 && count != 17) || !text.startsWith(prefix)) {
            return false;
        }
        for (int i = prefix.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDecimal(c) && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Where the decimal digits end that begin at that index. */
    static int endOfDecimals(String text, int from) {
        int end = from;
        while (end < text.length() && isDecimal(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDecimal(char c) {
        return c >= '0' && c <= '9';
    }
}
