package org.netpeering.examples.orchestrator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.examples.orchestrator.OrchestratorProperties.OwnNet;
import org.springframework.stereotype.Component;

/** The inventory of this orchestrator, which the engine asks before each decision. */
@Component
class OwnNets implements NetDirectory {
    private final Map<NetId, NetFacts> nets = new LinkedHashMap<>();
    private final Map<AccountId, String> tenants = new LinkedHashMap<>();

    OwnNets(OrchestratorProperties properties) {
        for (OwnNet net : properties.nets()) {
            AccountId owner = new AccountId(net.owner());
            NetId id = new NetId(net.id());
            nets.put(id, new NetFacts(id, owner, List.of(CidrBlock.parse(net.range())), true));
            tenants.put(owner, net.tenant());
        }
    }

    @Override
    public Map<NetId, NetFacts> find(Set<NetId> wanted) {
        Map<NetId, NetFacts> found = new LinkedHashMap<>(nets);
        found.keySet().retainAll(wanted);
        return found;
    }

    List<NetFacts> all() {
        return List.copyOf(nets.values());
    }

    String tenantOf(AccountId account) {
        return tenants.getOrDefault(account, "nobody");
    }
}
