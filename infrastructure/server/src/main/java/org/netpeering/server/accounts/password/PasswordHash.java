package org.netpeering.server.accounts.password;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Hashes of passwords, by bcrypt. */
public final class PasswordHash {
    /** To be checked where there is no password, so that it takes as long; it is that of no text that anybody knows. */
    public static final String OF_NOBODY = "$2a$12$" + "nobody".repeat(3) + "nobo" + "nobody".repeat(5) + "n";

    private static final int COST = 12;
    private static final int FEWEST_CHARACTERS = 12;

    /** Bcrypt looks at no more. */
    private static final int MOST_BYTES = 72;

    /** Costs of 10 to 14: cheaper ones are guessed too fast, dearer ones keep a processor busy for seconds. */
    private static final Pattern SHAPE = Pattern.compile("\\$2[aby]\\$1[0-4]\\$[./A-Za-z0-9]{53}");

    private static final BCryptPasswordEncoder ENCODER = new BCryptPasswordEncoder(COST);

    private PasswordHash() {}

    /** Whether it is a hash that a password can be checked with: of bcrypt, with a cost of 10 to 14. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** What keeps a text from being a password, in one sentence that does not hold it. */
    public static Optional<String> mistakeIn(String password) {
        int characters = password.codePointCount(0, password.length());
        if (characters < FEWEST_CHARACTERS) {
            return Optional.of(
                    "The password has " + characters + " characters; " + FEWEST_CHARACTERS + " are the fewest");
        }
        return isTooLong(password)
                ? Optional.of(
                        "The password has " + bytes(password) + " bytes in UTF-8; " + MOST_BYTES + " are the most")
                : Optional.empty();
    }

    /** Whether no password is that long. */
    public static boolean isTooLong(String text) {
        return bytes(text) > MOST_BYTES;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether that is the password; keeps a processor busy for a part of a second. */
    public static boolean matches(String password, String hash) {
        return ENCODER.matches(password, hash);
    }

    /**
     * What to keep of a password; different each time.
     *
     * @throws IllegalArgumentException if it is none; the message is that of {@link #mistakeIn}
     */
    public static String of(String password) {
        mistakeIn(password).ifPresent(mistake -> {
            throw new IllegalArgumentException(mistake);
        });
        return String.valueOf(ENCODER.encode(password));
    }
}
