package org.netpeering.nativeapi.webhook;

import java.net.InetAddress;
import java.util.List;
import org.netpeering.edge.AddressRange;

/**
 * The addresses that deliveries may go to: those of the public internet, and those that the operator allows.
 *
 * <p>Whoever can name a receiver could else have the server call what only the server can reach. What is not public is said by the
 * registries of special addresses of IANA (RFC 6890 and those that update it); of IPv6, only global unicast is public, without
 * what embeds an IPv4 address.
 *
 * @param allowed ranges that are allowed though they are not public
 */
public record ReceiverAddresses(List<AddressRange> allowed) {
    /** This machine, for a sandbox. */
    public static final List<AddressRange> LOOPBACK =
            List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1"));

    private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3");
    private static final List<AddressRange> SPECIAL = List.of(
            AddressRange.parse("0.0.0.0/8"),
            AddressRange.parse("10.0.0.0/8"),
            AddressRange.parse("100.64.0.0/10"),
            AddressRange.parse("127.0.0.0/8"),
            AddressRange.parse("169.254.0.0/16"),
            AddressRange.parse("172.16.0.0/12"),
            AddressRange.parse("192.0.0.0/24"),
            AddressRange.parse("192.0.2.0/24"),
            AddressRange.parse("192.31.196.0/24"),
            AddressRange.parse("192.52.193.0/24"),
            AddressRange.parse("192.88.99.0/24"),
            AddressRange.parse("192.168.0.0/16"),
            AddressRange.parse("192.175.48.0/24"),
            AddressRange.parse("198.18.0.0/15"),
            AddressRange.parse("198.51.100.0/24"),
            AddressRange.parse("203.0.113.0/24"),
            AddressRange.parse("224.0.0.0/3"),
            AddressRange.parse("2001::/23"),
            AddressRange.parse("2001:db8::/32"),
            AddressRange.parse("2002::/16"),
            AddressRange.parse("3fff::/20"));
    private static final int V4_BYTES = 4;

    /** Copies the ranges. */
    public ReceiverAddresses {
        allowed = List.copyOf(allowed);
    }

    /** Whether a delivery may go there. */
    public boolean isAllowed(InetAddress address) {
        return isPublic(address) || allowed.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean isPublic(InetAddress address) {
        boolean isUnicast = address.getAddress().length == V4_BYTES || GLOBAL_UNICAST.contains(address);
        return isUnicast && SPECIAL.stream().noneMatch(range -> range.contains(address));
    }
}
