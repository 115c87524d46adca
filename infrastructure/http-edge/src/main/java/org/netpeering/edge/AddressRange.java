package org.netpeering.edge;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Addresses that begin with the same bits.
 *
 * @param first any address of the range
 * @param bits how many leading bits count, from 0 to 32 (IPv4) or 128 (IPv6)
 */
public record AddressRange(InetAddress first, int bits) {

    /** @throws IllegalArgumentException if there are not so many bits */
    public AddressRange {
        if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("An address " + first.getHostAddress() + " has no " + bits + " bits");
        }
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or an address alone.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        String bits = slash < 0 ? "" : text.substring(slash + 1);
        if (address.isEmpty() || (slash >= 0 && !bits.matches("\\d{1,3}"))) {
            throw new IllegalArgumentException(
                    PlainText.quoted(text) + " is not an IP address or a range such as 10.0.0.0/8");
        }
        return new AddressRange(
                address.get(), slash < 0 ? address.get().getAddress().length * Byte.SIZE : Integer.parseInt(bits));
    }

    /** Whether the address begins with these bits. */
    public boolean contains(InetAddress address) {
        byte[] one = first.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
            if (((one[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
