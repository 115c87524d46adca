package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netpeering.testkit.Nets.ALICE;
import static org.netpeering.testkit.Nets.ALICES;
import static org.netpeering.testkit.Nets.BOB;
import static org.netpeering.testkit.Nets.BOBS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.access.AccessRequest;
import org.netpeering.application.access.ActionDeniedException;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringQuery.ExplainRequest;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/** Whoever sends a message, by whatever way, needs the right; only the engine itself needs none. */
class PermissionsOnTheBusTest {
    private static final NetPeeringId FIRST = SequentialPeeringIds.nth(1);

    private final List<String> denied = new ArrayList<>();
    private final List<AccessRequest> asked = new ArrayList<>();
    private final Permissions permissions = request -> {
        asked.add(request);
        return denied.contains(request.action())
                ? Optional.of(new Refusal.ActionDenied(request.action(), true))
                : Optional.empty();
    };
    private final InMemoryNetPeerings engine = InMemoryNetPeerings.start(
            ManualTime.at("2026-01-01T00:00:00Z"), Nets.ofAliceAndBob(), PeeringSettings.DEFAULTS, permissions);

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aCommandNeedsTheRightThatItsCallNames() {
        engine.request(ALICE, ALICES.net(), BOBS.net());
        denied.add("api:AcceptNetPeering");
        CallContext call = InMemoryNetPeerings.callBy(BOB);
        AcceptNetPeering accept = new AcceptNetPeering(FIRST, BOB);

        assertThat(engine.peerings().send(accept, call.doing("api:AcceptNetPeering")))
                .isEqualTo(new Outcome.Refused(new Refusal.ActionDenied("api:AcceptNetPeering", true)));
        assertThat(engine.eventsOf(FIRST)).hasSize(1);
        assertThat(asked.getLast()).isEqualTo(new AccessRequest(BOB, call.accessKeyId(), "api:AcceptNetPeering"));

        assertThat(engine.peerings().send(accept, call.doing("fcu:AcceptVpcPeeringConnection")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aBareCommandOnTheBusNeedsARightNamedAfterItself() {
        engine.request(ALICE, ALICES.net(), BOBS.net());
        denied.add("netpeering:AcceptNetPeering");

        Outcome outcome = engine.configuration().commandGateway().sendAndWait(new AcceptNetPeering(FIRST, BOB));

        assertThat(outcome)
                .isEqualTo(new Outcome.Refused(new Refusal.ActionDenied("netpeering:AcceptNetPeering", true)));
        assertThat(asked.getLast()).isEqualTo(new AccessRequest(BOB, null, "netpeering:AcceptNetPeering"));
        assertThat(engine.eventsOf(FIRST)).hasSize(1);
    }

    @Test
    void queriesNeedARightTooThroughTheFacadeAndOnTheBus() {
        denied.addAll(List.of("api:ReadNetPeerings", "netpeering:ListNetPeerings", "netpeering:ExplainRequest"));
        ListNetPeerings list = new ListNetPeerings(ALICE, List.of(), null, 10);
        CallContext call = InMemoryNetPeerings.callBy(ALICE);

        assertThatThrownBy(() -> engine.peerings().list(list, call.doing("api:ReadNetPeerings")))
                .isInstanceOf(ActionDeniedException.class)
                .hasMessageContaining("api:ReadNetPeerings");
        assertThatThrownBy(() -> engine.peerings().find(FIRST, call.doing("api:ReadNetPeerings")))
                .isInstanceOf(ActionDeniedException.class);
        assertThatThrownBy(() -> engine.peerings()
                        .explain(
                                new ExplainRequest(ALICE, ALICES.net(), BOBS.net(), null, UnknownAccepter.REFUSE),
                                call))
                .isInstanceOf(ActionDeniedException.class);
        assertThatThrownBy(() -> engine.configuration()
                        .queryGateway()
                        .query(list, ResponseTypes.instanceOf(Page.class))
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ActionDeniedException.class);
        assertThat(engine.peerings()
                        .list(list, call.doing("fcu:DescribeVpcPeeringConnections"))
                        .peerings())
                .isEmpty();
    }

    @Test
    void theEngineItselfNeedsNoRightAndSaysThatItWasTheEngine() {
        engine.request(ALICE, ALICES.net(), BOBS.net());
        asked.clear();

        engine.pass(Duration.ofDays(7));

        assertThat(asked).isEmpty();
        DomainEventMessage<?> expired = engine.configuration()
                .eventStore()
                .readEvents(FIRST.value())
                .asStream()
                .reduce((before, last) -> last)
                .orElseThrow();
        assertThat(expired.getPayloadType().getSimpleName()).isEqualTo("PeeringExpired");
        assertThat(expired.getMetaData()).containsEntry(CallMetadata.CALLER_ACCOUNT, CallMetadata.ENGINE);
        assertThat(engine.listFor(ALICE))
                .extracting(peering -> peering.status())
                .containsExactly(PeeringStatus.EXPIRED);
    }

    @Test
    void theEventsOfAPermittedCallSayByWhichUserAndRight() {
        CallContext call = new CallContext(
                ALICE, "alice.network", "AKIATESTKIT000000000", null, "oapi", "request", "127.0.0.1", null, null);
        engine.peerings()
                .request(
                        new NetPeerings.Request(ALICES.net(), BOBS.net(), null, UnknownAccepter.REFUSE, List.of()),
                        call.doing("api:CreateNetPeering"));

        DomainEventMessage<?> requested =
                engine.configuration().eventStore().readEvents(FIRST.value()).next();
        assertThat(requested.getMetaData())
                .containsEntry(CallMetadata.USER, "alice.network")
                .containsEntry(CallMetadata.ACTION, "api:CreateNetPeering");
    }
}
