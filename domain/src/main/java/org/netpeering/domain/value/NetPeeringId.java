package org.netpeering.domain.value;

/**
 * A Net peering, over its whole life.
 *
 * @param value {@code pcx-} and 8 or 17 lower-case hexadecimal digits
 */
public record NetPeeringId(String value) implements Comparable<NetPeeringId> {
    /** @throws IllegalArgumentException if the value has another shape */
    public NetPeeringId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Id '" + value + "' is not pcx- and 8 or 17 hexadecimal digits");
        }
    }

    /** Whether the text has the shape of such an id. */
    public static boolean isValid(String value) {
        return Digits.areIdOf("pcx-", value);
    }

    @Override
    public int compareTo(NetPeeringId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
