package org.netpeering.host.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.distributed.DistributedCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.extensions.jgroups.commandhandling.JGroupsConnector;
import org.jgroups.JChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.host.HostPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A JVM without the engine sends commands to two others that have it; then one of the two is killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsFromAnotherJvmTest {
    private static final HostPostgres DATABASE = HostPostgres.freshDatabase();
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final List<NodeProcess> NODES = new ArrayList<>();

    private static JGroupsConnector connector;
    private static CommandGateway commands;

    @BeforeAll
    static void start() throws Exception {
        Loopback cluster = Loopback.withPorts(3);
        for (int index = 0; index < 2; index++) {
            NODES.add(NodeProcess.start(
                    "node-" + index,
                    Stream.concat(
                            Stream.of(DATABASE.properties()),
                            Stream.of(
                                    "cluster.ports=" + cluster,
                                    "cluster.index=" + index,
                                    "cluster.name=node-" + index,
                                    "axon.axonserver.enabled=false",
                                    "spring.config.location=optional:file:target/none/"))));
            // One makes the schema and the cluster, the other finds both.
            NodeProcess node = NODES.getLast();
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(node::isReady);
        }
        JChannel channel = cluster.channel(2, "sender");
        connector = DistributedCommands.connector(DistributedCommands.localSegment(), channel);
        DistributedCommandBus bus = DistributedCommands.bus(connector);
        bus.updateLoadFactor(0);
        connector.connect();
        assertThat(connector.awaitJoined(30, TimeUnit.SECONDS)).isTrue();
        commands = DefaultCommandGateway.builder().commandBus(bus).build();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> channel.getView().size() == 3);
    }

    @AfterAll
    static void stop() {
        connector.disconnect();
        NODES.forEach(NodeProcess::close);
    }

    @Test
    @Order(1)
    void eachCommandIsHandledInOneOfThem() {
        List<NetPeeringId> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            RequestNetPeering request = request();
            assertThat(send(request))
                    .isInstanceOfSatisfying(
                            Outcome.Done.class,
                            done -> assertThat(done.peering().status()).isEqualTo(PeeringStatus.PENDING_ACCEPTANCE));
            sent.add(request.peeringId());
        }
        for (NetPeeringId peering : sent) {
            assertThat(send(new AcceptNetPeering(peering, EngineNode.BOB, 0L)))
                    .isInstanceOfSatisfying(
                            Outcome.Done.class,
                            done -> assertThat(done.peering().status()).isEqualTo(PeeringStatus.ACTIVE));
        }

        assertThat(NODES).allSatisfy(node -> assertThat(node.handled()).isNotEmpty());
        Set<String> all = new HashSet<>();
        NODES.forEach(node -> node.handled()
                .forEach(line -> assertThat(all.add(line)).as(line).isTrue()));
        assertThat(all).hasSize(80);
        assertThat(sent)
                .allSatisfy(peering -> assertThat(NODES)
                        .as("both commands of a peering are handled in one JVM")
                        .filteredOn(node -> node.handled().stream().anyMatch(line -> line.endsWith(peering.value())))
                        .hasSize(1));
    }

    @Test
    @Order(2)
    void aRefusalComesBackAsWhatItIs() {
        NetPeeringId unknown = new NetPeeringId("pcx-ffffffff");
        assertThat(send(new DeleteNetPeering(unknown, EngineNode.ALICE)))
                .isEqualTo(new Outcome.Refused(new Refusal.NoSuchPeering(unknown)));
        RequestNetPeering request = request();
        send(request);
        assertThat(send(new AcceptNetPeering(request.peeringId(), EngineNode.BOB, 4L)))
                .isEqualTo(new Outcome.Refused(new Refusal.VersionMismatch(request.peeringId(), 4, 0)));
    }

    /** Whoever does not know whether a command came through sends it again under its key. */
    @Test
    @Order(3)
    void ifOneIsKilledTheOtherCarriesOn() throws Exception {
        NodeProcess victim = NODES.getFirst();
        NodeProcess survivor = NODES.getLast();
        Map<String, NetPeeringId> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger failures = new AtomicInteger();
        AtomicBoolean isOver = new AtomicBoolean();
        List<Future<?>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                callers.add(threads.submit(() -> {
                    while (!isOver.get()) {
                        RequestNetPeering request = request();
                        acknowledged.put(String.valueOf(request.idempotencyKey()), untilAnswered(request, failures));
                    }
                }));
            }
            Awaitility.await().until(() -> acknowledged.size() > 100);
            victim.kill();
            int afterwards = acknowledged.size() + 100;
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() > afterwards);
            isOver.set(true);
            for (Future<?> caller : callers) {
                caller.get();
            }
        }

        System.out.println("One of two nodes killed among " + acknowledged.size() + " requests of 4 callers: "
                + failures + " sends failed and were repeated");
        JdbcClient jdbc = JdbcClient.create(
                new DriverManagerDataSource(DATABASE.url(), DATABASE.username(), DATABASE.password()));
        assertThat(jdbc.sql("SELECT peering_id FROM netpeering.peering")
                        .query(String.class)
                        .set())
                .as("nothing that was acknowledged is lost")
                .containsAll(
                        acknowledged.values().stream().map(NetPeeringId::value).toList());
        assertThat(jdbc.sql("SELECT source_net FROM netpeering.peering GROUP BY source_net HAVING count(*) > 1")
                        .query(String.class)
                        .list())
                .as("nothing that was repeated is there twice")
                .isEmpty();

        int handledBefore = survivor.handled().size();
        for (NetPeeringId peering : acknowledged.values().stream().limit(20).toList()) {
            assertThat(send(new AcceptNetPeering(peering, EngineNode.BOB))).isInstanceOf(Outcome.Done.class);
        }
        Awaitility.await().until(() -> survivor.handled().size() == handledBefore + 20);
    }

    /** Under a new id each time, as a sender does that does not know what has become of the last one. */
    private static NetPeeringId untilAnswered(RequestNetPeering request, AtomicInteger failures) {
        RequestNetPeering next = request;
        while (true) {
            try {
                Outcome outcome = send(next);
                if (outcome instanceof Outcome.Done done) {
                    return done.peering().id();
                }
                throw new AssertionError(next + ": " + outcome);
            } catch (RuntimeException e) {
                failures.incrementAndGet();
                next = new RequestNetPeering(
                        freshId(),
                        next.caller(),
                        next.sourceNet(),
                        next.accepterNet(),
                        next.accepterOwner(),
                        next.unknownAccepter(),
                        next.tags(),
                        next.idempotencyKey());
            }
        }
    }

    private static RequestNetPeering request() {
        int number = NUMBERS.getAndIncrement();
        return new RequestNetPeering(
                freshId(),
                EngineNode.ALICE,
                EngineNode.netOfAlice(number),
                EngineNode.netOfBob(number),
                EngineNode.BOB,
                UnknownAccepter.REFUSE,
                Collections.emptyList(),
                "order-" + number);
    }

    private static final AtomicInteger IDS = new AtomicInteger();

    private static NetPeeringId freshId() {
        return new NetPeeringId(
                String.format(Locale.ROOT, "pcx-%08x", IDS.incrementAndGet() * 2_654_435_761L & 0xffffffffL));
    }

    private static Outcome send(Object command) {
        return commands.sendAndWait(command, 30, TimeUnit.SECONDS);
    }
}
