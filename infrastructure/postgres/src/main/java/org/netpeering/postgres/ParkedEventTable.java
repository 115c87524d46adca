package org.netpeering.postgres;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parked events in {@code netpeering.parked_event}, and the followers that can try them again. */
final class ParkedEventTable implements ParkedEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedEventTable.class);
    private static final int LONGEST_FAILURE = 2000;

    private final JdbcClient jdbc;
    private final TransactionManager transactions;
    private final PostgresEventStorageEngine log;
    private final List<ParkingInvoker> followers = new CopyOnWriteArrayList<>();

    ParkedEventTable(DataSource dataSource, TransactionManager transactions, PostgresEventStorageEngine log) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.log = log;
    }

    void add(ParkingInvoker follower) {
        followers.add(follower);
    }

    /** The streams of which the follower has a parked event. */
    Set<String> streams(String processor) {
        return jdbc
                .sql("SELECT DISTINCT aggregate_id FROM netpeering.parked_event WHERE processor_name = ?")
                .param(processor)
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    void park(String processor, DomainEventMessage<?> event, String failure) {
        jdbc.sql("""
                        INSERT INTO netpeering.parked_event (processor_name, aggregate_id, sequence_number, failure)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                .params(
                        processor,
                        event.getAggregateIdentifier(),
                        event.getSequenceNumber(),
                        failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE)))
                .update();
    }

    @Override
    public long count() {
        return jdbc.sql("SELECT count(*) FROM netpeering.parked_event")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    @Override
    public List<ParkedEvent> list(int limit) {
        return jdbc.sql("""
                        SELECT processor_name, aggregate_id, sequence_number, parked_at, failure
                          FROM netpeering.parked_event ORDER BY parked_at, aggregate_id, sequence_number LIMIT ?
                        """)
                .param(limit)
                .query((row, number) -> new ParkedEvent(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5)))
                .list();
    }

    @Override
    public int retry() {
        int handled = 0;
        for (ParkingInvoker follower : followers) {
            for (String stream : streams(follower.processor())) {
                handled += retry(follower, stream);
            }
        }
        return handled;
    }

    private int retry(ParkingInvoker follower, String stream) {
        int handled = 0;
        List<Long> parked = jdbc.sql("""
                        SELECT sequence_number FROM netpeering.parked_event
                         WHERE processor_name = ? AND aggregate_id = ? ORDER BY sequence_number
                        """)
                .params(follower.processor(), stream)
                .query((row, number) -> row.getLong(1))
                .list();
        for (DomainEventMessage<?> event : log.readStreams(List.of(stream)).getOrDefault(stream, List.of())) {
            if (parked.contains(event.getSequenceNumber())) {
                if (!handleAgain(follower, event)) {
                    return handled;
                }
                handled++;
            }
        }
        return handled;
    }

    private boolean handleAgain(ParkingInvoker follower, DomainEventMessage<?> event) {
        UnitOfWork<DomainEventMessage<?>> work = DefaultUnitOfWork.startAndGet(event);
        work.attachTransaction(transactions);
        ResultMessage<?> result = work.executeWithResult(() -> {
            follower.handleParked(event);
            jdbc.sql("""
                            DELETE FROM netpeering.parked_event
                             WHERE processor_name = ? AND aggregate_id = ? AND sequence_number = ?
                            """)
                    .params(follower.processor(), event.getAggregateIdentifier(), event.getSequenceNumber())
                    .update();
            return null;
        });
        result.optionalExceptionResult()
                .ifPresent(failure -> LogKeys.by(
                                LogKeys.about(LOG.atWarn(), event.getAggregateIdentifier(), event.getMetaData()),
                                follower.processor())
                        .setCause(failure)
                        .log(
                                "Event {} of {} fails again in {} and stays parked",
                                event.getSequenceNumber(),
                                event.getAggregateIdentifier(),
                                follower.processor()));
        return !result.isExceptional();
    }
}
