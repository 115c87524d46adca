package org.netpeering.application.port;

import java.util.Map;
import java.util.Set;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.NetId;

/** Knows the Nets: their owners, their ranges, whether a VM is in them. Those who embed the engine provide it. */
public interface NetDirectory {
    /**
     * What is known now of these Nets; a Net that does not exist is left out. Called before a transaction begins.
     *
     * @throws RuntimeException if the directory cannot answer; the command fails and nothing changes
     */
    Map<NetId, NetFacts> find(Set<NetId> nets);
}
