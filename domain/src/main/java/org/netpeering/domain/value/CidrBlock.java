package org.netpeering.domain.value;

import org.jspecify.annotations.Nullable;

/**
 * A range of IPv4 addresses in CIDR notation; overlap is decided by arithmetic on the addresses, never on the text.
 *
 * @param address the first address of the range, as an unsigned 32-bit number
 * @param prefix the number of leading bits that all addresses of the range share, 0 to 32
 */
public record CidrBlock(int address, int prefix) implements Comparable<CidrBlock> {
    private static final int OCTETS = 4;

    /** @throws IllegalArgumentException if the prefix is out of range or the address has bits set behind the prefix */
    public CidrBlock {
        if (prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("Prefix length " + prefix + " is not between 0 and 32");
        }
        if ((address & ~mask(prefix)) != 0) {
            throw new IllegalArgumentException("'" + text(address, prefix)
                    + "' is not the start of its range; did you mean '" + text(address & mask(prefix), prefix) + "'?");
        }
    }

    /**
     * Reads {@code a.b.c.d/n}.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is wrong with it
     */
    public static CidrBlock parse(String text) {
        int address = 0;
        int from = 0;
        @Nullable String wrong = null;
        for (int i = 1; i <= OCTETS; i++) {
            int end = number(text, from, 3);
            if (end == text.length() || text.charAt(end) != (i < OCTETS ? '.' : '/')) {
                throw noRange(text);
            }
            int octet = Integer.parseInt(text, from, end, 10);
            if (wrong == null && (octet > 255 || (end - from > 1 && text.charAt(from) == '0'))) {
                wrong = text.substring(from, end);
            }
            address = (address << 8) | octet;
            from = end + 1;
        }
        if (number(text, from, 2) != text.length()) {
            throw noRange(text);
        }
        if (wrong != null) {
            throw new IllegalArgumentException("'" + wrong + "' in '" + text + "' is not a number from 0 to 255");
        }
        return new CidrBlock(address, Integer.parseInt(text, from, text.length(), 10));
    }

    /** Where the number ends that begins there and has at most that many digits. */
    private static int number(String text, int from, int most) {
        int end = Digits.endOfDecimals(text, from);
        if (end == from || end - from > most) {
            throw noRange(text);
        }
        return end;
    }

    private static IllegalArgumentException noRange(String text) {
        return new IllegalArgumentException("'" + text + "' is not a range of IPv4 addresses such as 10.0.0.0/16");
    }

    /** Whether at least one address lies in both ranges. */
    public boolean overlaps(CidrBlock other) {
        int common = mask(Math.min(prefix, other.prefix));
        return (address & common) == (other.address & common);
    }

    /** Whether every address of the other range lies in this one. */
    public boolean contains(CidrBlock other) {
        return prefix <= other.prefix && overlaps(other);
    }

    /**
     * The range of that prefix length that contains this one.
     *
     * @throws IllegalArgumentException if the prefix is longer than that of this range, or negative
     */
    public CidrBlock widenedTo(int shorter) {
        if (shorter < 0 || shorter > prefix) {
            throw new IllegalArgumentException(this + " cannot be widened to a prefix length of " + shorter);
        }
        return new CidrBlock(address & mask(shorter), shorter);
    }

    /** How many addresses the range has. */
    public long size() {
        return 1L << (32 - prefix);
    }

    @Override
    public int compareTo(CidrBlock other) {
        int byAddress = Integer.compareUnsigned(address, other.address);
        return byAddress != 0 ? byAddress : Integer.compare(prefix, other.prefix);
    }

    @Override
    public String toString() {
        return text(address, prefix);
    }

    private static int mask(int prefix) {
        return prefix == 0 ? 0 : -1 << (32 - prefix);
    }

    private static String text(int address, int prefix) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255)
                + "/" + prefix;
    }
}
