package org.netpeering.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.application.command.CommandTimes;
import org.netpeering.application.command.CommandTraces;
import org.netpeering.domain.api.EventNames;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Expires requests whose instant has passed without their deadline having done it: a lost deadline costs a moment, not a
 * peering, and many that fell due together, as after an outage, cost a handful of statements per batch.
 *
 * <p>Each request is judged by the same function as any command. A request that somebody else is answering at this moment
 * keeps what was written first: the unique (peering, sequence number) decides. One node sweeps at a time.
 */
final class OverdueSweep {
    /** How long a deadline has before the sweep takes over. */
    static final Duration GRACE = Duration.ofMillis(500);

    private static final int BATCH = 250;
    private static final long ONE_NODE_AT_A_TIME = 0x6e65747065657231L;

    private final JdbcClient jdbc;
    private final TransactionManager transactions;
    private final PostgresEventStorageEngine log;
    private final PostgresPeeringSummaries summaries;
    private final SummaryTable table;
    private final InstantSource clock;
    private final PeeringSettings settings;
    private final CommandTraces traces;

    OverdueSweep(
            DataSource dataSource,
            TransactionManager transactions,
            PostgresEventStorageEngine log,
            InstantSource clock,
            PeeringSettings settings,
            CommandTraces traces) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.log = log;
        this.summaries = new PostgresPeeringSummaries(dataSource);
        this.table = new SummaryTable(dataSource);
        this.clock = clock;
        this.settings = settings;
        this.traces = traces;
    }

    /**
     * Expires every request that is overdue for longer than the grace; returns how many. After a full batch it rests for as
     * long as the batch took: nobody waits for an expiry, but commands would wait for the machine.
     */
    int sweep(Duration grace) {
        int all = 0;
        while (!Thread.currentThread().isInterrupted()) {
            long began = System.nanoTime();
            List<DomainEventMessage<?>> batch = transactions.fetchInTransaction(() -> sweepBatch(grace));
            batch.forEach(this::show);
            all += batch.size();
            if (batch.size() < BATCH) {
                return all;
            }
            LockSupport.parkNanos(System.nanoTime() - began);
        }
        return all;
    }

    private List<DomainEventMessage<?>> sweepBatch(Duration grace) {
        boolean isOurTurn = jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(ONE_NODE_AT_A_TIME)
                .query((row, number) -> row.getBoolean(1))
                .single();
        if (!isOurTurn) {
            return List.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<NetPeeringId> overdue = summaries.overdue(now.minus(grace), BATCH);
        if (overdue.isEmpty()) {
            return List.of();
        }
        List<DomainEventMessage<?>> events = expire(overdue, now);
        Set<String> appended = log.appendWhereFree(events);
        List<DomainEventMessage<?>> written = events.stream()
                .filter(event -> appended.contains(event.getAggregateIdentifier()))
                .toList();
        table.apply(written.stream()
                .map(event -> new SummaryChange((NetPeeringEvent) event.getPayload(), event.getSequenceNumber()))
                .toList());
        return written;
    }

    /** In the trace of the request, when it is committed. */
    private void show(DomainEventMessage<?> expired) {
        traces.begin(new ExpireNetPeering(new NetPeeringId(expired.getAggregateIdentifier())), expired.getMetaData())
                .answered(CommandTimes.DONE);
    }

    private List<DomainEventMessage<?>> expire(List<NetPeeringId> overdue, Instant now) {
        Facts facts = new Facts(now, null, null, PairFacts.NONE, settings);
        Map<String, List<DomainEventMessage<?>>> streams =
                log.readStreams(overdue.stream().map(NetPeeringId::value).toList());
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (NetPeeringId peering : overdue) {
            List<DomainEventMessage<?>> stream = streams.getOrDefault(peering.value(), List.of());
            NetPeering state = NetPeering.ABSENT;
            for (DomainEventMessage<?> event : stream) {
                state = NetPeeringDecider.evolve(state, (NetPeeringEvent) event.getPayload());
            }
            long next = stream.size();
            for (NetPeeringEvent event : NetPeeringDecider.decide(new ExpireNetPeering(peering), state, facts)
                    .events()) {
                events.add(new GenericDomainEventMessage<>(
                        EventNames.AGGREGATE, peering.value(), next++, event, metadata(stream)));
            }
        }
        return events;
    }

    /** As if each had its own command, in the conversation that the request began. */
    private static Map<String, ?> metadata(List<DomainEventMessage<?>> stream) {
        String command = UUID.randomUUID().toString();
        return CallMetadata.ofEngine(stream.getFirst()).and(CallMetadata.COMMAND_ID, command);
    }
}
