package org.netpeering.domain.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netpeering.domain.api.Expectations.ReverseActive;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringApproved;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.RangePair;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagOwner;

/** What follows from a request: a refusal, or a peering that is pending, failed, rejected or, by a policy, accepted from the start. */
final class RequestDecision {
    private RequestDecision() {}

    static Decision request(RequestNetPeering c, Facts f) {
        Optional<Refusal> refusal = RequestRule.firstRefusal(c, f);
        NetFacts sourceFacts = f.source();
        if (refusal.isPresent() || sourceFacts == null) {
            return Decision.refused(refusal.orElseGet(() -> new Refusal.SourceNetUnknown(c.sourceNet())));
        }
        List<Tag> tags = OwnerTags.NONE.changing(new TagOwner(c.caller()), c.tags());
        if (tags.size() > NetPeeringDecider.MOST_TAGS) {
            return Decision.refused(new Refusal.TooManyTags(c.peeringId(), NetPeeringDecider.MOST_TAGS));
        }
        NetEnd source = sourceFacts.asEnd();
        NetEnd accepter = accepterEnd(c, f);
        List<NetPeeringEvent> events = new ArrayList<>();
        events.add(new PeeringRequested(
                c.peeringId(),
                source,
                accepter,
                f.now(),
                f.now().plus(f.settings().expiry()),
                c.expectations().reverse() == ReverseActive.WAIT ? ReverseActive.WAIT : null));
        immediateEnd(c, source, accepter, f)
                .ifPresentOrElse(events::add, () -> events.addAll(approval(c.peeringId(), source, accepter, f)));
        if (!tags.isEmpty()) {
            events.add(new PeeringTagged(c.peeringId(), source, accepter, f.now(), c.caller(), tags));
        }
        return new Decision(events, null);
    }

    /** What a policy accepts is accepted in the same commit, on behalf of the owner of the accepter Net. */
    private static List<NetPeeringEvent> approval(NetPeeringId id, NetEnd source, NetEnd accepter, Facts f) {
        String policy = f.host().approval();
        AccountId owner = accepter.account();
        return policy == null || owner == null || f.pair().active() != null
                ? List.of()
                : List.of(
                        new PeeringApproved(id, source, accepter, f.now(), policy),
                        ProvisioningDecision.acceptance(id, source, accepter, owner, f));
    }

    private static NetEnd accepterEnd(RequestNetPeering c, Facts f) {
        NetFacts accepter = f.accepter();
        return accepter != null && RequestRule.accepterIsKnown(c, f)
                ? accepter.asEnd()
                : new NetEnd(
                        c.accepterNet(),
                        c.accepterOwner(),
                        List.of(),
                        c.expectations().accepterRegion());
    }

    private static Optional<NetPeeringEvent> immediateEnd(
            RequestNetPeering c, NetEnd source, NetEnd accepter, Facts f) {
        NetPeeringId id = c.peeringId();
        if (accepter.ranges().isEmpty()) {
            return Optional.of(
                    new PeeringFailed(id, source, accepter, f.now(), FailureCause.ACCEPTER_UNKNOWN, List.of(), null));
        }
        List<RangePair> collisions = RangePair.colliding(source.ranges(), accepter.ranges());
        if (!collisions.isEmpty()) {
            return Optional.of(new PeeringFailed(
                    id, source, accepter, f.now(), FailureCause.OVERLAPPING_RANGES, collisions, null));
        }
        return Optional.ofNullable(f.pair().active())
                .filter(active -> c.expectations().reverse() == ReverseActive.REJECT)
                .map(active -> new PeeringRejected(
                        id, source, accepter, f.now(), RejectionCause.REVERSE_ACTIVE, null, null, active));
    }
}
