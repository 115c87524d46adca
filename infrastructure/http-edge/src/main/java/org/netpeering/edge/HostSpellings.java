package org.netpeering.edge;

import java.util.List;

/** The hosts that a client may have signed: the one it sends, or the same without its port. */
final class HostSpellings {
    private HostSpellings() {}

    static List<String> of(HttpCall call) {
        String host = call.header("Host").orElse("").strip();
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']') && colon < host.length() - 1;
        return hasPort ? List.of(host, host.substring(0, colon)) : List.of(host);
    }
}
