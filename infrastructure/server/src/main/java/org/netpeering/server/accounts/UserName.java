package org.netpeering.server.accounts;

import java.util.regex.Pattern;

/** What a user of an account may be called. */
public final class UserName {
    /** What to write instead of a name that is refused. */
    public static final String ADVICE = "write 1 to 64 letters, digits and any of + = , . @ _ -";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9+=,.@_-]{1,64}");

    private UserName() {}

    /** Whether the text may be the name of a user. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }
}
