package org.netpeering.domain.value;

/**
 * A private network (Net, VPC).
 *
 * @param value {@code vpc-} and 8 or 17 lower-case hexadecimal digits
 */
public record NetId(String value) implements Comparable<NetId> {
    /** @throws IllegalArgumentException if the value has another shape */
    public NetId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Id '" + value + "' is not vpc- and 8 or 17 hexadecimal digits");
        }
    }

    /** Whether the text has the shape of such an id. */
    public static boolean isValid(String value) {
        return Digits.areIdOf("vpc-", value);
    }

    @Override
    public int compareTo(NetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
