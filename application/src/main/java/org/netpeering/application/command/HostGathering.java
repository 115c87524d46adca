package org.netpeering.application.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.EngineParts;
import org.netpeering.application.port.PeeringPolicy;
import org.netpeering.application.port.PeeringPolicy.Proposal;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.model.HostFacts;
import org.netpeering.domain.model.HostFacts.Verdict;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.AccountId;

/** Gathers what those who embed the engine say: whether they have a provisioner, and what their policy thinks of a request. */
final class HostGathering {
    private final PeeringPolicy policy;
    private final HostFacts aboutNoRequest;

    private HostGathering(PeeringPolicy policy, boolean provisions) {
        this.policy = policy;
        this.aboutNoRequest = provisions ? HostFacts.PROVISIONING : HostFacts.NONE;
    }

    static HostGathering from(EngineParts parts) {
        return new HostGathering(parts.policy(), parts.provisioner() != null);
    }

    HostFacts aboutNoRequest() {
        return aboutNoRequest;
    }

    /** A policy is asked about no Net of which the caller may not know. */
    HostFacts about(NetPeeringCommand command, @Nullable NetFacts source, @Nullable NetFacts accepter) {
        if (!(command instanceof RequestNetPeering request)
                || source == null
                || accepter == null
                || !source.owner().equals(request.caller())
                || !isExpected(request.accepterOwner(), accepter)) {
            return aboutNoRequest;
        }
        Proposal proposal = new Proposal(request.caller(), source, accepter, request.tags());
        List<Verdict> verdicts = policy.rules().stream()
                .map(rule -> new Verdict(
                        rule.name(), rule.objection().apply(proposal).orElse(null)))
                .toList();
        Optional<String> approval = verdicts.stream().allMatch(verdict -> verdict.objection() == null)
                ? policy.approval(proposal)
                : Optional.empty();
        return new HostFacts(aboutNoRequest.provisions(), verdicts, approval.orElse(null));
    }

    private static boolean isExpected(@Nullable AccountId owner, NetFacts accepter) {
        return owner == null || owner.equals(accepter.owner());
    }
}
