package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.audit.AuditQuery.ListNetPeeringsAsOf;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.Tag;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.testkit.InMemoryPeeringSummaries;

/** Weeks of a random life on the real server; then lists of the past are compared with replays of the log up to their instants. */
class ListAsOfTest {
    private static final long SEED = 20261123;
    private static final int STEPS = 1500;
    private static final int INSTANTS = 100;
    private static final Duration RETENTION = Duration.ofHours(1);

    private final Random random = new Random(SEED);

    @Test
    void theListAtAnyInstantIsWhatAReplayUpToItYields() throws Exception {
        try (RunningServer server = RunningServer.start(TestPostgres.freshDatabase());
                HttpClient http = HttpClient.newHttpClient()) {
            Instant began = server.bean(InstantSource.class).instant();
            List<CallContext> owners = live(server, http);
            Instant ended = server.bean(InstantSource.class).instant();
            List<TrackedEventMessage<?>> log = log(server);
            int listed = 0;
            for (int i = 0; i < INSTANTS; i++) {
                Instant at = i % 4 == 0
                        ? ((NetPeeringEvent) log.get(random.nextInt(log.size())).getPayload()).occurredAt()
                        : began.plusSeconds((long) (random.nextDouble()
                                        * Duration.between(began, ended).toSeconds()))
                                .truncatedTo(ChronoUnit.MICROS);
                InMemoryPeeringSummaries replay = replay(log, at);
                for (CallContext owner : owners) {
                    for (List<PeeringFilter> filters : filters()) {
                        List<PeeringView> expected = replay.list(
                                        new ListNetPeerings(owner.account(), filters, null, 1000),
                                        at,
                                        at.minus(RETENTION))
                                .peerings();
                        assertThat(list(server, owner, at, filters))
                                .as("seed %d, %s at %s with %s", SEED, owner.account(), at, filters)
                                .usingRecursiveFieldByFieldElementComparator()
                                .isEqualTo(expected);
                        listed += expected.size();
                    }
                }
            }
            System.out.printf("%d events; %d rows in the lists of %d instants%n", log.size(), listed, INSTANTS);
            assertThat(listed).as("lists that are not all empty").isGreaterThan(INSTANTS);
        }
    }

    private List<CallContext> live(RunningServer server, HttpClient http) throws Exception {
        PeeringStory story = new PeeringStory(server);
        List<CallContext> owners =
                List.of(PeeringStory.caller(server), PeeringStory.caller(server), PeeringStory.caller(server));
        List<NetId> nets = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            nets.add(story.net(owners.get(i % 3), "10." + (i % 11) + ".0.0/16"));
        }
        List<NetPeeringId> peerings = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            CallContext owner = owners.get(random.nextInt(3));
            int choice = random.nextInt(10);
            if (choice < 4 || peerings.isEmpty()) {
                Outcome asked = story.ask(owner, nets.get(random.nextInt(15)), nets.get(random.nextInt(15)));
                if (asked instanceof Outcome.Done(PeeringView peering)) {
                    peerings.add(peering.id());
                }
            } else if (choice < 8) {
                NetPeeringId peering =
                        peerings.get(peerings.size() - 1 - random.nextInt(Math.min(20, peerings.size())));
                story.send(
                        switch (choice) {
                            case 4, 5 -> new AcceptNetPeering(peering, owner.account());
                            case 6 -> new RejectNetPeering(peering, owner.account(), null);
                            default ->
                                random.nextBoolean()
                                        ? new DeleteNetPeering(peering, owner.account())
                                        : new TagNetPeering(
                                                peering, owner.account(), List.of(new Tag("step", "" + step)));
                        },
                        owner);
            } else {
                Duration pass = Duration.ofMinutes(random.nextInt(choice == 8 ? 60 : 2 * 24 * 60) + 1L);
                http.send(
                        HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sandbox/clock"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"advance\":\"" + pass + "\"}"))
                                .build(),
                        BodyHandlers.discarding());
            }
        }
        return owners;
    }

    private static List<TrackedEventMessage<?>> log(RunningServer server) throws InterruptedException {
        List<TrackedEventMessage<?>> log = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> stream =
                server.bean(EngineOnPostgres.class).configuration().eventStore().openStream(null)) {
            while (stream.hasNextAvailable(1, java.util.concurrent.TimeUnit.SECONDS)) {
                log.add(stream.nextAvailable());
            }
        }
        return log;
    }

    private static InMemoryPeeringSummaries replay(List<TrackedEventMessage<?>> log, Instant at) {
        InMemoryPeeringSummaries replay = new InMemoryPeeringSummaries();
        for (TrackedEventMessage<?> message : log) {
            NetPeeringEvent event = (NetPeeringEvent) message.getPayload();
            if (!event.occurredAt().isAfter(at)) {
                replay.apply(event, ((DomainEventMessage<?>) message).getSequenceNumber());
            }
        }
        return replay;
    }

    private List<List<PeeringFilter>> filters() {
        PeeringStatus status = PeeringStatus.values()[random.nextInt(PeeringStatus.values().length)];
        return List.of(
                List.of(),
                List.of(new AttributeFilter(Attribute.STATUS, List.of(TextPattern.exact(status.wireName())))));
    }

    /** By small pages, so that cursors are exercised. */
    private static List<PeeringView> list(
            RunningServer server, CallContext owner, Instant at, List<PeeringFilter> filters) {
        List<PeeringView> all = new ArrayList<>();
        @Nullable Cursor after = null;
        do {
            Page page = server.bean(NetPeerings.class)
                    .ask(new ListNetPeeringsAsOf(owner.account(), at, filters, after, 7), owner);
            all.addAll(page.peerings());
            after = page.next();
        } while (after != null);
        return all;
    }
}
