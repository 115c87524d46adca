package org.netpeering.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.messaging.GenericMessage;
import org.netpeering.application.audit.RefusedAttempts;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.postgres.PostgresAuditTrail;
import org.netpeering.postgres.PostgresPeeringSummaries;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Attempts of a year that were refused, written in the order of time by the code of the engine itself, through connections that wait
 * for no disk.
 */
record WrittenAttempts(int count, Instant end) {
    private static final int WRITERS = 2;
    private static final Duration YEAR = Duration.ofDays(365);

    void write(BenchmarkPostgres.Database database) throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            var written = writers.invokeAll(java.util.Collections.nCopies(WRITERS, () -> {
                write(database, new Random(Thread.currentThread().threadId()), count / WRITERS);
                return count;
            }));
            for (var one : written) {
                one.get();
            }
        }
    }

    private void write(BenchmarkPostgres.Database database, Random random, int number) {
        try (SingleConnectionDataSource connection = new SingleConnectionDataSource(
                database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?")
                        + "options=-c%20synchronous_commit=off",
                database.username(),
                database.password(),
                true)) {
            Instant[] now = {end};
            InstantSource clock = () -> now[0];
            RefusedAttempts attempts = new RefusedAttempts(
                    new PostgresAuditTrail(connection, new DataSourceTransactionManager(connection)),
                    new PostgresPeeringSummaries(connection),
                    clock);
            for (int i = 0; i < number; i++) {
                now[0] = end.minusMillis(YEAR.toMillis() * (number - i) / number - random.nextInt(1000));
                attempt(attempts, random);
            }
        }
    }

    private static void attempt(RefusedAttempts attempts, Random random) {
        int account = (int) (WrittenYear.ACCOUNTS * Math.pow(random.nextDouble(), 3));
        AccountId caller = WrittenYear.account(account);
        NetPeeringId peering = new NetPeeringId(String.format("pcx-%08x", random.nextInt()));
        NetId net = WrittenYear.net(account, random.nextInt(WrittenYear.NETS_PER_ACCOUNT));
        Map<String, String> metadata = Map.of(
                CallMetadata.CALLER_ACCOUNT,
                caller.value(),
                CallMetadata.ACCESS_KEY_ID,
                String.format("AKBENCH%013d", account),
                CallMetadata.DIALECT,
                "oapi",
                CallMetadata.SOURCE_IP,
                "192.0.2." + random.nextInt(250),
                CallMetadata.USER_AGENT,
                "osc-cli/1." + random.nextInt(20),
                CallMetadata.REQUEST_ID,
                new java.util.UUID(random.nextLong(), random.nextLong()).toString());
        List<NetPeeringCommand> commands = List.of(
                new AcceptNetPeering(peering, caller),
                new RejectNetPeering(peering, caller, null),
                new DeleteNetPeering(peering, caller),
                new RequestNetPeering(
                        peering,
                        caller,
                        net,
                        WrittenYear.net(random.nextInt(WrittenYear.ACCOUNTS), 1),
                        null,
                        UnknownAccepter.REFUSE,
                        List.of()));
        NetPeeringCommand command = commands.get(random.nextInt(commands.size()));
        List<Refusal> refusals = List.of(
                new Refusal.NoSuchPeering(peering),
                new Refusal.InvalidState(peering, PeeringStatus.EXPIRED, PeeringAction.ACCEPT),
                new Refusal.NotPermitted(peering, caller, PeeringAction.ACCEPT, null),
                new Refusal.ActionDenied("api:AcceptNetPeering", false));
        Refusal refusal = command instanceof RequestNetPeering
                ? random.nextInt(200) == 0 ? new Refusal.TooManyPeerings(net, 50) : new Refusal.NetLacksVm(net)
                : refusals.get(random.nextInt(refusals.size()));
        attempts.refused(new GenericMessage<>(command, metadata), command, refusal);
    }
}
