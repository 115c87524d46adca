package org.netpeering.host.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import org.jgroups.JChannel;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FD_SOCK;
import org.jgroups.protocols.FRAG2;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.MFC;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.protocols.pbcast.STATE_TRANSFER;

/** A JGroups stack for JVMs of one machine: TCP between ports that are known from the start. */
record Loopback(List<Integer> ports) {
    /** So many ports that are free now. */
    static Loopback withPorts(int count) throws IOException {
        ServerSocket[] sockets = new ServerSocket[count];
        try {
            for (int i = 0; i < count; i++) {
                sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            }
            return new Loopback(
                    Arrays.stream(sockets).map(ServerSocket::getLocalPort).toList());
        } finally {
            for (ServerSocket socket : sockets) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
    }

    /** As {@link #toString()} of another wrote it. */
    static Loopback parse(String text) {
        return new Loopback(
                Arrays.stream(text.split(",")).map(Integer::parseInt).toList());
    }

    /** Not connected yet; the name is that of the member in the cluster. */
    JChannel channel(int index, String name) throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        TCPPING discovery = new TCPPING();
        discovery.setInitialHosts(
                ports.stream().map(port -> new InetSocketAddress(here, port)).toList());
        discovery.setPortRange(0);
        TCP transport = new TCP();
        transport.setBindAddress(here);
        transport.setBindPort(ports.get(index));
        transport.setPortRange(0);
        JChannel channel = new JChannel(
                transport,
                discovery,
                new MERGE3(),
                new FD_SOCK().setValue("bind_addr", here),
                new FD_ALL3(),
                new VERIFY_SUSPECT().setValue("bind_addr", here),
                new NAKACK2().setValue("use_mcast_xmit", false),
                new UNICAST3(),
                new STABLE(),
                new GMS().setValue("print_local_addr", false),
                new UFC(),
                new MFC(),
                new FRAG2(),
                new STATE_TRANSFER());
        return channel.setName(name);
    }

    @Override
    public String toString() {
        return String.join(",", ports.stream().map(String::valueOf).toList());
    }
}
