package org.netpeering.examples.orchestrator;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;

/** A network namespace for each Net, with the first address of its range; a peering is a cable between two of them, and routes. */
final class NamespaceNetwork implements Network {
    private final String prefix;
    private final Map<NetId, Namespace> namespaces = new ConcurrentHashMap<>();

    /** @param prefix what the names of the namespaces begin with */
    NamespaceNetwork(String prefix) {
        this.prefix = prefix;
    }

    /** Why this machine, or this user, cannot have network namespaces; found out by trying. */
    static Optional<String> obstacle() {
        Namespace probe = new Namespace("np-probe-" + ProcessHandle.current().pid());
        try {
            try {
                probe.createAnew();
                Ip.run("-n", probe.name(), "link", "add", "np-probe", "type", "veth", "peer", "name", "np-probe-peer");
                Ip.run("netns", "exec", probe.name(), "ping", "-V");
                return Optional.empty();
            } finally {
                probe.delete();
            }
        } catch (NetworkException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String description() {
        return "The networks are network namespaces of this machine, named " + prefix + "NET.";
    }

    @Override
    public void add(NetFacts net) {
        Namespace namespace = new Namespace(prefix + net.net());
        namespace.createAnew();
        namespaces.put(net.net(), namespace);
        for (CidrBlock range : net.ranges()) {
            namespace.giveAddress(firstAddress(range) + "/32", "lo");
        }
    }

    @Override
    public Answer connect(Order order) {
        Namespace source = namespaces.get(order.source().net());
        Namespace accepter = namespaces.get(order.accepter().net());
        if (source == null || accepter == null) {
            return Answer.failed("one of the two Nets has no network here");
        }
        Cable cable = new Cable(order.peering());
        try {
            if (!source.hasDevice(cable.device()) || !accepter.hasDevice(cable.device())) {
                source.plugCable(cable.device(), accepter);
            }
            source.giveAddress(cable.sourceAddress() + "/30", cable.device());
            accepter.giveAddress(cable.accepterAddress() + "/30", cable.device());
            source.switchOn(cable.device());
            accepter.switchOn(cable.device());
            source.routeOver(
                    cable.device(),
                    cable.accepterAddress(),
                    firstAddress(order.source()),
                    order.accepter().ranges());
            accepter.routeOver(
                    cable.device(),
                    cable.sourceAddress(),
                    firstAddress(order.accepter()),
                    order.source().ranges());
            return Answer.DONE;
        } catch (NetworkException e) {
            return Answer.failed(String.valueOf(e.getMessage()));
        }
    }

    /** The routes go with the cable. */
    @Override
    public Answer disconnect(Order order) {
        Cable cable = new Cable(order.peering());
        try {
            for (NetEnd end : new NetEnd[] {order.source(), order.accepter()}) {
                Namespace namespace = namespaces.get(end.net());
                if (namespace != null) {
                    namespace.unplug(cable.device());
                }
            }
            return Answer.DONE;
        } catch (NetworkException e) {
            return Answer.failed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Echo ping(NetFacts from, NetFacts to) {
        Namespace namespace = namespaces.get(from.net());
        if (namespace == null) {
            throw new NetworkException("Net '" + from.net() + "' has no network here; add it first");
        }
        String source = firstAddress(from.ranges().getFirst());
        return namespace.isAnsweredBy(firstAddress(to.ranges().getFirst()), source) ? Echo.ANSWER : Echo.SILENCE;
    }

    @Override
    public void close() {
        namespaces.values().forEach(Namespace::delete);
        namespaces.clear();
    }

    private static String firstAddress(NetEnd end) {
        return firstAddress(end.ranges().getFirst());
    }

    /** The first that a host can have. */
    private static String firstAddress(CidrBlock range) {
        CidrBlock first = new CidrBlock(range.size() > 2 ? range.address() + 1 : range.address(), 32);
        return first.toString().replace("/32", "");
    }
}
