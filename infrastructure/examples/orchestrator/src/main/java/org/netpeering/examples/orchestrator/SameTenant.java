package org.netpeering.examples.orchestrator;

import java.util.List;
import java.util.Optional;
import org.netpeering.application.port.PeeringPolicy;
import org.springframework.stereotype.Component;

/** Accounts of one tenant need not ask each other: what one of them requests is accepted at once. */
@Component
class SameTenant implements PeeringPolicy {
    private final OwnNets nets;

    SameTenant(OwnNets nets) {
        this.nets = nets;
    }

    @Override
    public List<Rule> rules() {
        return List.of();
    }

    @Override
    public Optional<String> approval(Proposal proposal) {
        String source = nets.tenantOf(proposal.source().owner());
        String accepter = nets.tenantOf(proposal.accepter().owner());
        return source.equals(accepter) ? Optional.of("same-tenant") : Optional.empty();
    }
}
