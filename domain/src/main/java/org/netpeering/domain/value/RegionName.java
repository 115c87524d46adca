package org.netpeering.domain.value;

import java.util.regex.Pattern;

/**
 * The name of a region, such as {@code eu-west-2}: small letters, digits and hyphens, beginning with a letter, at most 32.
 */
public record RegionName(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** @throws IllegalArgumentException if it has another shape */
    public RegionName {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "The name of a region has at most 32 small letters, digits and hyphens and"
                            + " begins with a letter, as eu-west-2 does; '" + value + "' is none");
        }
    }

    /** Whether the text is the name of a region. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
