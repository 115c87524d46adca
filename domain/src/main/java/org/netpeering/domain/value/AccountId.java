package org.netpeering.domain.value;

/**
 * The account that owns Nets and access keys.
 *
 * @param value exactly 12 decimal digits, leading zeros included
 */
public record AccountId(String value) implements Comparable<AccountId> {
    private static final int LENGTH = 12;

    /** @throws IllegalArgumentException if the value is not 12 digits */
    public AccountId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Account id '" + value + "' is not 12 digits");
        }
    }

    /** Whether the text has the shape of an account id. */
    public static boolean isValid(String value) {
        return value.length() == LENGTH && Digits.endOfDecimals(value, 0) == LENGTH;
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
