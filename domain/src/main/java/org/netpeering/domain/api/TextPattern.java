package org.netpeering.domain.api;

/**
 * A text to compare with: as it stands, or with wildcards.
 *
 * @param text the text; with wildcards, {@code *} stands for any run of characters, {@code ?} for exactly one, and
 *     {@code \} takes the next character as it stands
 * @param wildcards whether the text has wildcards
 */
public record TextPattern(String text, boolean wildcards) {
    /** Matches that text only. */
    public static TextPattern exact(String text) {
        return new TextPattern(text, false);
    }

    /** Matches what the text with its wildcards stands for. */
    public static TextPattern wildcard(String text) {
        return new TextPattern(text, true);
    }

    /** Whether the candidate matches; letters are compared with their case. */
    public boolean matches(String candidate) {
        return wildcards ? matchesWildcards(candidate) : text.equals(candidate);
    }

    /** Whether it matches a text that begins like this. */
    public boolean canBeginWith(String opening) {
        if (!wildcards) {
            return text.startsWith(opening);
        }
        int p = 0;
        for (int c = 0; c < opening.length(); c++) {
            if (p == text.length()) {
                return false;
            }
            if (text.charAt(p) == '*') {
                return true;
            }
            if (!matchesOne(opening.charAt(c), p)) {
                return false;
            }
            p = afterOne(p);
        }
        return true;
    }

    private boolean matchesWildcards(String candidate) {
        int c = 0;
        int p = 0;
        int starAt = -1;
        int retryAt = -1;
        while (c < candidate.length()) {
            if (p < text.length() && text.charAt(p) == '*') {
                starAt = p++;
                retryAt = c;
            } else if (p < text.length() && matchesOne(candidate.charAt(c), p)) {
                p = afterOne(p);
                c++;
            } else if (starAt >= 0) {
                p = starAt + 1;
                c = ++retryAt;
            } else {
                return false;
            }
        }
        while (p < text.length() && text.charAt(p) == '*') {
            p++;
        }
        return p == text.length();
    }

    private boolean matchesOne(char candidate, int p) {
        char wanted = text.charAt(p);
        if (wanted == '\\' && p + 1 < text.length()) {
            return text.charAt(p + 1) == candidate;
        }
        return wanted == '?' || wanted == candidate;
    }

    private int afterOne(int p) {
        return p + (text.charAt(p) == '\\' && p + 1 < text.length() ? 2 : 1);
    }
}
