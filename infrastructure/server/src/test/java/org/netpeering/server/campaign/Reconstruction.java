package org.netpeering.server.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.Expectations;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectRedundantNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRangesChanged;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRemoved;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringApproved;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringOptionsChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRangesChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.api.ProvisioningEvent;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.TagSelector;

/** The command and the facts that must have led to some events, as far as the events tell. */
record Reconstruction(NetPeeringCommand command, Facts facts) {
    static Reconstruction of(List<NetPeeringEvent> events, Duration expiry) {
        NetPeeringEvent first = events.getFirst();
        NetPeeringId id = first.peeringId();
        return switch (first) {
            case PeeringRequested e -> ofRequest(e, events, expiry);
            case PeeringAccepted e -> ofAnswer(new AcceptNetPeering(id, e.by()), e, expiry);
            case PeeringRejected e
            when e.redundantTo() != null -> ofAnswer(new RejectRedundantNetPeering(id, e.redundantTo()), e, expiry);
            case PeeringRejected e -> ofAnswer(new RejectNetPeering(id, known(e.by()), e.reason()), e, expiry);
            case PeeringFailed e when e.goneNet() != null -> ofAnswer(new ReportNetRemoved(id, e.goneNet()), e, expiry);
            case PeeringFailed e ->
                ofAnswer(new AcceptNetPeering(id, known(e.accepter().account())), e, expiry);
            case PeeringExpired e -> ofAnswer(new ExpireNetPeering(id), e, expiry);
            case PeeringDeleted e
            when e.goneNet() != null -> ofAnswer(new ReportNetRemoved(id, e.goneNet()), e, expiry);
            case PeeringDeleted e -> ofAnswer(new DeleteNetPeering(id, known(e.by())), e, expiry);
            case PeeringTagged e ->
                ofAnswer(new TagNetPeering(id, e.owner(), e.tags(), e.region(), null, null), e, expiry);
            case PeeringApproved e -> throw new IllegalStateException("A campaign has no policy: " + e);
            case PeeringOptionsChanged e -> throw new IllegalStateException("A campaign sets no options: " + e);
            case PeeringRangesChanged e -> ofAnswer(new ReportNetRangesChanged(id, e.net()), e, expiry);
            case ProvisioningEvent e -> throw new IllegalStateException("A campaign has no provisioner: " + e);
            case PeeringUntagged e ->
                ofAnswer(
                        new UntagNetPeering(
                                id,
                                e.owner(),
                                e.tags().stream()
                                        .map(tag -> new TagSelector(tag.key(), tag.value()))
                                        .toList(),
                                e.region(),
                                null,
                                null),
                        e,
                        expiry);
        };
    }

    private static Reconstruction ofRequest(PeeringRequested requested, List<NetPeeringEvent> events, Duration expiry) {
        NetPeeringId active = null;
        boolean isUnknown = false;
        RequestNetPeering command = new RequestNetPeering(
                requested.peeringId(),
                known(requested.source().account()),
                requested.source().net(),
                requested.accepter().net(),
                requested.accepter().account(),
                UnknownAccepter.FAIL,
                List.of(),
                requested.reverse() == null ? Expectations.NONE : new Expectations(requested.reverse(), null, null),
                null);
        for (NetPeeringEvent event : events) {
            switch (event) {
                case PeeringRejected e when e.cause() == RejectionCause.REVERSE_ACTIVE -> active = e.redundantTo();
                case PeeringFailed e when e.cause() == FailureCause.ACCEPTER_UNKNOWN -> isUnknown = true;
                case PeeringTagged e ->
                    command = new RequestNetPeering(
                            command.peeringId(),
                            command.caller(),
                            command.sourceNet(),
                            command.accepterNet(),
                            command.accepterOwner(),
                            command.unknownAccepter(),
                            e.tags(),
                            command.expectations(),
                            null);
                case NetPeeringEvent other -> {}
            }
        }
        return new Reconstruction(
                command,
                new Facts(
                        requested.occurredAt(),
                        facts(requested.source()),
                        isUnknown ? null : facts(requested.accepter()),
                        new PairFacts(null, active, 0, 0, 0),
                        settings(expiry)));
    }

    private static Reconstruction ofAnswer(NetPeeringCommand command, NetPeeringEvent event, Duration expiry) {
        return new Reconstruction(command, factsAt(event.occurredAt(), event.source(), event.accepter(), expiry));
    }

    /** The facts of a decision about a peering between these ends, if nothing else stood in its way. */
    static Facts factsAt(Instant now, NetEnd source, NetEnd accepter, Duration expiry) {
        return new Facts(now, facts(source), facts(accepter), PairFacts.NONE, settings(expiry));
    }

    private static @Nullable NetFacts facts(NetEnd end) {
        AccountId owner = end.account();
        return owner == null || end.ranges().isEmpty() ? null : new NetFacts(end.net(), owner, end.ranges(), true);
    }

    private static PeeringSettings settings(Duration expiry) {
        PeeringSettings usual = PeeringSettings.DEFAULTS;
        return new PeeringSettings(
                expiry,
                usual.listingRetention(),
                usual.requireVm(),
                usual.requireAccepterOwner(),
                usual.pendingPerNet(),
                usual.peeringsPerNet());
    }

    private static AccountId known(@Nullable AccountId account) {
        return Objects.requireNonNull(account, "The event names no account");
    }
}
