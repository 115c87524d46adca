package org.netpeering.domain.value;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which tag to remove: the one of this key, whatever its value, or only if it has exactly this value.
 *
 * @param key the key of the tag
 * @param value the value that the tag must have, or null for any
 */
public record TagSelector(String key, @Nullable String value) {
    /** Whether a tag of that key and value is meant. */
    public boolean selects(Tag tag) {
        return key.equals(tag.key())
                && Optional.ofNullable(value).map(tag.value()::equals).orElse(true);
    }
}
