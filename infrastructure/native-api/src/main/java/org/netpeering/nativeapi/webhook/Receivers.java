package org.netpeering.nativeapi.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which receivers may be named: https at a public address, or at one that the operator allows. Plain http is for receivers on this
 * machine, in a sandbox.
 *
 * @param isHttpToLoopbackAllowed whether this is a sandbox
 * @param hosts looks up names
 */
public record Receivers(ReceiverAddresses addresses, boolean isHttpToLoopbackAllowed, HostAddresses hosts) {
    private static final int LONGEST = 2000;
    private static final int LOWEST_FREE_PORT = 1024;
    private static final int HIGHEST_PORT = 65_535;
    private static final int HTTPS = 443;

    /** What is wrong with the address, for people, and what to do; empty if deliveries can go there. */
    public Optional<String> mistakeIn(String url) {
        return mistakeIn(url, true);
    }

    /** The same, but a host that cannot be found now is no mistake: it may be found when there is something to deliver. */
    public Optional<String> lastingMistakeIn(String url) {
        return mistakeIn(url, false);
    }

    private Optional<String> mistakeIn(String url, boolean isHostNeeded) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("It is no address; write one such as https://example.com/events.");
        }
        String host = uri.getHost();
        if (url.length() > LONGEST || host == null || host.isEmpty() || !isAscii(url)) {
            return Optional.of(
                    "It must be absolute, with a host, in ASCII, and have at most " + LONGEST + " characters.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("It must have no user, password or fragment; deliveries are signed instead.");
        }
        int port = uri.getPort();
        if (port != -1 && port != HTTPS && (port < LOWEST_FREE_PORT || port > HIGHEST_PORT)) {
            return Optional.of("The port must be 443, or 1024 to 65535.");
        }
        return mistakeInScheme(uri)
                .or(() -> isHostNeeded || isFound(uri.getHost()) ? mistakeInAddresses(uri) : Optional.empty());
    }

    private Optional<String> mistakeInScheme(URI uri) {
        if ("https".equals(uri.getScheme())) {
            return Optional.empty();
        }
        boolean isHttp = "http".equals(uri.getScheme());
        return isHttp && isHttpToLoopbackAllowed && isLoopback(uri)
                ? Optional.empty()
                : Optional.of(
                        isHttpToLoopbackAllowed
                                ? "It must begin with https://, or with http:// and lead to this machine."
                                : "It must begin with https://.");
    }

    private boolean isLoopback(URI uri) {
        try {
            return Arrays.stream(hosts.of(uri.getHost())).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean isFound(String host) {
        try {
            return hosts.of(host).length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Optional<String> mistakeInAddresses(URI uri) {
        try {
            InetAddress[] unused = allowedAddresses(uri.getHost());
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of(e.getMessage() + ".");
        }
    }

    /** The addresses of the host, each of which may be connected to. */
    InetAddress[] allowedAddresses(String host) throws UnknownHostException {
        InetAddress[] found;
        try {
            found = hosts.of(host);
        } catch (UnknownHostException e) {
            throw new UnknownHostException("The host " + host + " has no address");
        }
        for (InetAddress address : found) {
            if (!addresses.isAllowed(address)) {
                throw new UnknownHostException("The host " + host
                        + " has an address that is not public; deliveries go to public addresses only");
            }
        }
        return found;
    }

    private static boolean isAscii(String url) {
        return url.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
