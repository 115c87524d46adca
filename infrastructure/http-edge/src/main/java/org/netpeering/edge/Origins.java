package org.netpeering.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Tells where requests come from: from whoever holds the connection or, if that is a proxy of ours, from whom it names.
 *
 * <p>Whatever a client writes into a forwarding header stands left of what the proxies add to it. So the header is read from
 * its right end, up to the first address that is not a proxy of ours; what stands left of that is never believed. Of an entry
 * that is no IP address nothing is believed either.
 */
public final class Origins {
    private static final Origins DIRECT = new Origins(Optional.empty(), List.of());

    private final Optional<ForwardedStyle> style;
    private final List<AddressRange> proxies;

    private Origins(Optional<ForwardedStyle> style, List<AddressRange> proxies) {
        this.style = style;
        this.proxies = List.copyOf(proxies);
    }

    /** No proxy: forwarding headers are text of strangers and mean nothing. */
    public static Origins direct() {
        return DIRECT;
    }

    /**
     * Every connection is held by a proxy.
     *
     * @param style how it writes whom it serves
     * @param proxies the addresses of all proxies on the way; if there are some, a connection from elsewhere is taken as
     *     direct. If the list is empty there is one proxy, whatever its address, and so one entry is believed
     */
    public static Origins behindProxy(ForwardedStyle style, List<AddressRange> proxies) {
        return new Origins(Optional.of(style), proxies);
    }

    Origin of(HttpServletRequest request) {
        Origin peer = new Origin(request.getRemoteAddr(), request.isSecure());
        if (style.isEmpty() || !(proxies.isEmpty() || isProxy(peer.address()))) {
            return peer;
        }
        Origin origin = peer;
        for (ForwardedHop hop : style.get().hops(request).reversed()) {
            Optional<InetAddress> address = IpAddress.parse(hop.address());
            if (address.isEmpty()) {
                break;
            }
            origin = new Origin(address.get().getHostAddress(), hop.isSecure());
            if (!isProxy(origin.address())) {
                break;
            }
        }
        return origin;
    }

    /** Whether the client speaks TLS, as far as whoever holds the connection may say so. */
    public boolean isSecure(HttpServletRequest request) {
        return of(request).isSecure();
    }

    private boolean isProxy(String text) {
        return IpAddress.parse(text).stream()
                .anyMatch(address -> proxies.stream().anyMatch(range -> range.contains(address)));
    }
}
