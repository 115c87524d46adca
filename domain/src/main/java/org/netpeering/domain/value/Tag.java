package org.netpeering.domain.value;

/**
 * A name and a value that an account hangs on a resource of its choice.
 *
 * <p>Limits differ by dialect and are checked there; here only what no dialect allows is refused.
 *
 * @param key at least one character
 * @param value any text, the empty one included
 */
public record Tag(String key, String value) {
    /** @throws IllegalArgumentException if the key is empty */
    public Tag {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("A tag key has at least one character");
        }
    }
}
