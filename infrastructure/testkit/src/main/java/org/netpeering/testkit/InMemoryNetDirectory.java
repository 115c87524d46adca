package org.netpeering.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.RegionName;

/** Nets in memory, to be added, changed and removed at will; may be used by many threads. */
public final class InMemoryNetDirectory implements NetDirectory {
    private final Map<NetId, NetFacts> nets = new ConcurrentHashMap<>();

    @Override
    public Map<NetId, NetFacts> find(Set<NetId> wanted) {
        Map<NetId, NetFacts> found = new HashMap<>();
        for (NetId net : wanted) {
            @Nullable NetFacts facts = nets.get(net);
            if (facts != null) {
                found.put(net, facts);
            }
        }
        return found;
    }

    /** Adds a Net, or replaces the one of that id. */
    public InMemoryNetDirectory add(NetFacts net) {
        nets.put(net.net(), net);
        return this;
    }

    /** Adds a Net with a VM and those ranges, in CIDR notation. */
    public InMemoryNetDirectory add(NetId net, AccountId owner, String... ranges) {
        return add(Nets.net(net, owner, ranges));
    }

    /** Takes the VMs out of the Net. */
    public void removeVms(NetId net) {
        change(net, facts -> new NetFacts(facts.net(), facts.owner(), facts.ranges(), false, facts.region()));
    }

    /** Gives the Net these ranges instead of its own. */
    public void giveRanges(NetId net, String... ranges) {
        change(
                net,
                facts -> new NetFacts(facts.net(), facts.owner(), Nets.ranges(ranges), facts.hasVm(), facts.region()));
    }

    /** Puts the Net into that region. */
    public InMemoryNetDirectory moveTo(NetId net, RegionName region) {
        change(net, facts -> new NetFacts(facts.net(), facts.owner(), facts.ranges(), facts.hasVm(), region));
        return this;
    }

    /** Gives the Net to another account. */
    public void giveTo(NetId net, AccountId owner) {
        change(net, facts -> new NetFacts(facts.net(), owner, facts.ranges(), facts.hasVm(), facts.region()));
    }

    /** Removes the Net; its peerings are not told, as with any directory. */
    public void remove(NetId net) {
        nets.remove(net);
    }

    /** Removes all Nets. */
    public void clear() {
        nets.clear();
    }

    private void change(NetId net, UnaryOperator<NetFacts> change) {
        if (nets.computeIfPresent(net, (id, facts) -> change.apply(facts)) == null) {
            throw new IllegalArgumentException("There is no Net '" + net + "' to change; add it first");
        }
    }
}
