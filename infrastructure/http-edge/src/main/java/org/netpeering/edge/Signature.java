package org.netpeering.edge;

import java.util.HexFormat;
import java.util.Locale;
import org.netpeering.edge.EdgeRefusal.Kind;

/** The text form of a signature. */
final class Signature {
    private static final int LENGTH = 64;

    private Signature() {}

    static String parse(String text) throws Refused {
        if (text.length() != LENGTH || !text.chars().allMatch(HexFormat::isHexDigit)) {
            throw new Refused(
                    Kind.UNREADABLE_CREDENTIALS,
                    "Signature has " + text.length() + " characters; it must be " + LENGTH + " hexadecimal digits.");
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
