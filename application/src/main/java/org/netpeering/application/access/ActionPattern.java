package org.netpeering.application.access;

import java.util.regex.Pattern;

/**
 * The actions that a policy speaks of, such as {@code api:CreateNetPeering}, {@code api:Read*} or {@code *}.
 *
 * <p>{@code *} stands for any characters, none included, and {@code ?} for exactly one; everything else stands for itself, in
 * upper or lower case as it is written (OAPI contract, 4). Matching takes at most as many steps as the product of both lengths,
 * whatever the pattern, and the pattern is bounded.
 *
 * @param text service, colon and call, each with wildcards or not, at most {@value #LONGEST} characters; or wildcards that stand
 *     for the colon as well
 */
public record ActionPattern(String text) {
    /** The most characters of a pattern. */
    public static final int LONGEST = 128;

    private static final String WORD = "[A-Za-z0-9_*?-]+";
    private static final Pattern SHAPE = Pattern.compile(WORD + ":" + WORD + "|[A-Za-z0-9_?-]*\\*[A-Za-z0-9_*?-]*");

    /** @throws IllegalArgumentException if the text can match no action; the message says what to write */
    public ActionPattern {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "an action of " + text.length() + " characters; write at most " + LONGEST);
        }
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an action; write service and call, such as"
                    + " api:CreateNetPeering, fcu:Describe* or *");
        }
    }

    /** Whether the action is one of those. */
    public boolean matches(String action) {
        int read = 0;
        int at = 0;
        // Where the last * is, and up to where it has swallowed the action: earlier ones never need to swallow more.
        int star = -1;
        int swallowed = 0;
        while (read < action.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                swallowed = read;
            } else if (at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == action.charAt(read))) {
                at++;
                read++;
            } else if (star >= 0) {
                at = star + 1;
                read = ++swallowed;
            } else {
                return false;
            }
        }
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        return at == text.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
