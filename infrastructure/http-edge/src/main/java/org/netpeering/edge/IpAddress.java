package org.netpeering.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses of strangers as what they are: numbers, never names to be looked up. */
final class IpAddress {
    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
    private static final int LONGEST = 45;
    private static final int V6_BYTES = 16;
    private static final int V6_NETWORK_BYTES = 8;

    private IpAddress() {}

    /** Empty for whatever is no address in numbers. */
    static Optional<InetAddress> parse(String text) {
        boolean isLiteral = text.length() <= LONGEST
                && (V4.matcher(text).matches() || V6.matcher(text).matches());
        if (!isLiteral) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** What one party has for itself: an IPv4 address, or the network of 64 bits that an IPv6 address is in. */
    static String network(String address) {
        return parse(address)
                .map(InetAddress::getAddress)
                .filter(bytes -> bytes.length == V6_BYTES)
                .map(bytes -> HexFormat.of().formatHex(Arrays.copyOf(bytes, V6_NETWORK_BYTES)))
                .orElse(address);
    }
}
