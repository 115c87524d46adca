package org.netpeering.domain.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.EventNames;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
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
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.provisioning.ProvisioningPolicy.Intent;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringOptions;

class NetworkFollowsTheEventsTest {
    private static final NetPeeringId ID = new NetPeeringId("pcx-00000001");
    private static final AccountId OWNER = new AccountId("111111111111");
    private static final NetEnd S = end("vpc-00000001", "10.0.0.0/16");
    private static final NetEnd A = end("vpc-00000002", "10.1.0.0/16");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-01-01T00:05:00Z");

    private static final Map<NetPeeringEvent, Intent> TABLE = Map.ofEntries(
            Map.entry(new PeeringProvisioningStarted(ID, S, A, NOW, OWNER, 3, LATER), new Intent.Connect(3, LATER)),
            Map.entry(
                    new PeeringDeletionStarted(ID, S, A, NOW, DeletionCause.BY_OWNER, OWNER, null, 2, LATER),
                    new Intent.Disconnect(2, LATER)),
            Map.entry(new PeeringAttemptFailed(ID, S, A, NOW, 1, "no route", LATER), new Intent.Wait(LATER)),
            Map.entry(new PeeringProvisioningAbandoned(ID, S, A, NOW, 5, "no route"), new Intent.CleanUp(5)),
            Map.entry(new PeeringProvisioned(ID, S, A, NOW, OWNER), new Intent.End()),
            Map.entry(
                    new PeeringRejected(ID, S, A, NOW, RejectionCause.BY_ACCEPTER, OWNER, null, null),
                    new Intent.End()),
            Map.entry(new PeeringFailed(ID, S, A, NOW, FailureCause.NET_GONE, List.of(), S.net()), new Intent.End()),
            Map.entry(new PeeringExpired(ID, S, A, NOW, NOW), new Intent.End()),
            Map.entry(new PeeringDeleted(ID, S, A, NOW, DeletionCause.BY_OWNER, OWNER, null), new Intent.End()),
            Map.entry(new PeeringRequested(ID, S, A, NOW, LATER), new Intent.Keep()),
            Map.entry(new PeeringApproved(ID, S, A, NOW, "same-tenant"), new Intent.Keep()),
            Map.entry(new PeeringAccepted(ID, S, A, NOW, OWNER), new Intent.Keep()),
            Map.entry(new PeeringOptionsChanged(ID, S, A, NOW, OWNER, PeeringOptions.NONE), new Intent.Keep()),
            Map.entry(new PeeringRangesChanged(ID, S, A, NOW, S.net(), List.of()), new Intent.Keep()),
            Map.entry(new PeeringTagged(ID, S, A, NOW, OWNER, List.of()), new Intent.Keep()),
            Map.entry(new PeeringUntagged(ID, S, A, NOW, OWNER, List.of()), new Intent.Keep()));

    @Test
    void everyEventHasItsIntent() {
        TABLE.forEach(
                (event, intent) -> assertThat(ProvisioningPolicy.react(event)).isEqualTo(intent));
        assertThat(TABLE.keySet().stream().map(Object::getClass).distinct().count())
                .isEqualTo(EventNames.all().size());
    }

    @Test
    void theDeadlineKeepsItsNameBecauseStoredDeadlinesBearIt() {
        assertThat(ProvisioningPolicy.DEADLINE).isEqualTo("netpeering.provisioning");
    }

    private static NetEnd end(String net, String range) {
        return new NetEnd(new NetId(net), OWNER, List.of(CidrBlock.parse(range)));
    }
}
