package org.netpeering.nativeapi.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up the addresses of a host. */
@FunctionalInterface
public interface HostAddresses {
    /** All addresses of the host, or the one that the text is; at least one. */
    InetAddress[] of(String host) throws UnknownHostException;
}
