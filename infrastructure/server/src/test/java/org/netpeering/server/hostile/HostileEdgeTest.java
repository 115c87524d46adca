package org.netpeering.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.application.inventory.Net;
import org.netpeering.application.inventory.Subnet;
import org.netpeering.application.inventory.VmOrder;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestAccount;
import org.netpeering.server.TestPostgres;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * No request, however malformed, gets a 5xx, a trace, a secret or SQL for an answer, leaves an event when it was refused, or
 * hurts the server. The limits are off, so that every request gets to what it attacks. {@code -Dhostile.seed=N} repeats a run, {@code -Dhostile.requests=N} sizes it.
 */
class HostileEdgeTest {
    private static final int CALLERS = 4;

    @Test
    void nothingThatAStrangerSendsBreaksTheServer() throws Exception {
        long seed = Long.getLong("hostile.seed", new Random().nextInt(1_000_000));
        int requests = Integer.getInteger("hostile.requests", 52_000);
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        try (RunningServer server = RunningServer.start(
                TestPostgres.freshDatabase(),
                "netpeering.limits.reads-per-second=0",
                "netpeering.limits.writes-per-second=0",
                "netpeering.limits.wrong-signatures=0")) {
            root.addAppender(log);
            TestAccount account = server.freshAccount();
            Findings findings = attack(server, account, seed, requests);
            root.detachAppender(log);

            System.out.printf("Hostile requests, seed %d: %s", seed, findings);
            assertThat(findings.sent()).isEqualTo(requests / CALLERS * CALLERS);
            assertThat(findings.bad()).as("seed " + seed).isEmpty();
            assertThat(requestsWithEvents(server))
                    .as("seed " + seed)
                    .hasSizeGreaterThan(10)
                    .doesNotContainAnyElementsOf(findings.refused());
            assertThat(List.copyOf(log.list))
                    .as("seed " + seed)
                    .noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                    .noneMatch(event -> event.getFormattedMessage().contains(account.secretKey()));
            assertThat(health(server)).contains("\"status\":\"UP\"");
        } finally {
            root.detachAppender(log);
        }
    }

    private static Findings attack(RunningServer server, TestAccount account, long seed, int requests)
            throws Exception {
        URI uri = URI.create(server.baseUrl());
        Known known = knownValues(server, account);
        Findings findings = new Findings(account.secretKey());
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                HostileRequests hostile =
                        new HostileRequests(seed + caller, new CallSigner(account, uri.getAuthority()), known);
                running.add(callers.submit(() -> {
                    send(hostile, requests / CALLERS, uri, findings);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        return findings;
    }

    private static void send(HostileRequests hostile, int count, URI server, Findings findings) throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            for (int i = 0; i < count; i++) {
                HostileRequest request = hostile.next();
                findings.add(request, connection.send(request.bytes(), request.isLast()));
            }
        }
    }

    private static Known knownValues(RunningServer server, TestAccount account) {
        List<String> nets = ownNets(server, account);
        NetPeerings peerings = server.bean(NetPeerings.class);
        CallContext caller = new CallContext(
                account.id(), null, account.accessKeyId(), null, "test", "request-1", "127.0.0.1", null, null);
        List<String> pending = new ArrayList<>();
        for (int number = 1; number < nets.size(); number++) {
            NetPeerings.Request request = new NetPeerings.Request(
                    new NetId(nets.get(number - 1)),
                    new NetId(nets.get(number)),
                    null,
                    UnknownAccepter.REFUSE,
                    List.of());
            Outcome outcome = peerings.request(request, caller);
            pending.add(((Outcome.Done) outcome).peering().id().value());
        }
        return new Known(account.id().value(), nets, pending);
    }

    private static List<String> ownNets(RunningServer server, TestAccount account) {
        Inventory inventory = server.bean(Inventory.class);
        List<String> nets = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            CidrBlock range = CidrBlock.parse("10." + number + ".0.0/16");
            Net net = inventory.createNet(account.id(), range, "default", List.of());
            Subnet subnet = inventory.createSubnet(account.id(), net.id(), range, null, List.of());
            inventory.createVms(
                    account.id(),
                    new VmOrder("ami-12345678", "tinav5.c1r1p2", subnet.id(), 1, 1, true, null, List.of()));
            nets.add(net.id().value());
        }
        return nets;
    }

    private static Set<String> requestsWithEvents(RunningServer server) {
        return new HashSet<>(JdbcClient.create(server.bean(DataSource.class))
                .sql("SELECT DISTINCT metadata ->> 'requestId' FROM netpeering.event")
                .query((row, number) -> row.getString(1))
                .list());
    }

    private static String health(RunningServer server) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(server.baseUrl() + "/actuator/health"))
                            .build(),
                    BodyHandlers.ofString());
            return answer.body();
        }
    }
}
