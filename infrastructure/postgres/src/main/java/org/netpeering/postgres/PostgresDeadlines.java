package org.netpeering.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.AbstractDeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Axon's deadlines over the table {@code netpeering.deadline}: scheduled in the transaction of the saga, fired by whichever
 * node gets there first.
 *
 * <p>A deadline fires at least once and never before its instant. A node that fires some holds them for {@link #LEASE}; if
 * it dies, another takes them up after that. A deadline whose handler fails stays and is tried again when the lease is over.
 */
final class PostgresDeadlines extends AbstractDeadlineManager {
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(PostgresDeadlines.class);

    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

    private static final String SCHEDULE = """
            INSERT INTO netpeering.deadline (deadline_id, deadline_name, due_at, saga_type, saga_id, metadata)
            SELECT d.id, d.name, d.due_at, d.saga_type, d.saga_id, d.metadata::json
              FROM unnest((SELECT ?::text[]), ?::text[], ?::text[]::timestamptz[], ?::text[], ?::text[], ?::text[])
                   AS d (id, name, due_at, saga_type, saga_id, metadata)
            """;

    private static final String CLAIM = """
            UPDATE netpeering.deadline d
               SET claimed_until = clock_timestamp() + make_interval(secs => :lease), attempts = d.attempts + 1
              FROM (SELECT deadline_id FROM netpeering.deadline
                     WHERE due_at <= :now AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
                     ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED) AS due
             WHERE d.deadline_id = due.deadline_id
            RETURNING d.deadline_id, d.deadline_name, d.due_at, d.saga_type, d.saga_id, d.metadata::text
            """;

    private final JdbcClient jdbc;
    private final TransactionManager transactions;
    private final ScopeAwareProvider scopes;
    private final JsonMapper json = new JsonMapper();
    private final InstantSource clock;
    private final WriteBuffer<Change> changes = new WriteBuffer<>(this::write);

    PostgresDeadlines(
            DataSource dataSource, TransactionManager transactions, ScopeAwareProvider scopes, InstantSource clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.scopes = scopes;
        this.clock = clock;
    }

    @Override
    public String schedule(Duration after, String name, @Nullable Object payload, ScopeDescriptor scope) {
        return schedule(clock.instant().plus(after), name, payload, scope);
    }

    /** @throws IllegalArgumentException if the deadline has a payload or is not for a saga; none of ours does */
    @Override
    public String schedule(Instant at, String name, @Nullable Object payload, ScopeDescriptor scope) {
        if (payload != null || !(scope instanceof SagaScopeDescriptor saga)) {
            throw new IllegalArgumentException("Deadline " + name + " has a payload or is not for a saga: " + scope);
        }
        DeadlineMessage<?> message =
                processDispatchInterceptors(GenericDeadlineMessage.asDeadlineMessage(name, null, at));
        Due due = new Due(UUID.randomUUID().toString(), name, at, saga, message.getMetaData());
        runOnPrepareCommitOrNow(() -> changes.add(new Change(due.id(), due)));
        return due.id();
    }

    @Override
    public void cancelSchedule(String name, String id) {
        runOnPrepareCommitOrNow(() -> changes.add(new Change(id, null)));
    }

    private void write(List<Change> all) {
        Map<String, Change> last = new LinkedHashMap<>();
        all.forEach(change -> last.put(change.id(), change));
        List<Due> scheduled = last.values().stream()
                .map(Change::deadline)
                .filter(Objects::nonNull)
                .toList();
        List<String> cancelled = last.values().stream()
                .filter(change -> change.deadline() == null)
                .map(Change::id)
                .toList();
        if (!scheduled.isEmpty()) {
            insert(scheduled);
        }
        if (!cancelled.isEmpty()) {
            delete(cancelled);
        }
    }

    private void insert(List<Due> scheduled) {
        jdbc.sql(SCHEDULE)
                .param(column(scheduled, Due::id))
                .param(column(scheduled, Due::name))
                .param(column(scheduled, due -> due.at().toString()))
                .param(column(scheduled, due -> due.scope().getType()))
                .param(column(scheduled, due -> String.valueOf(due.scope().getIdentifier())))
                .param(column(scheduled, due -> json.writeValueAsString(due.metadata())))
                .update();
    }

    private static String[] column(List<Due> deadlines, Function<Due, String> value) {
        return deadlines.stream().map(value).toArray(String[]::new);
    }

    /** Passes over rows that somebody else is deleting: two who delete the same ones must not wait for each other. */
    private void delete(List<String> ids) {
        jdbc.sql("""
                        DELETE FROM netpeering.deadline WHERE deadline_id IN (
                            SELECT deadline_id FROM netpeering.deadline WHERE deadline_id = ANY (?) FOR UPDATE SKIP LOCKED)
                        """).param(ids.toArray(String[]::new)).update();
    }

    @Override
    public void cancelAll(String name) {
        runOnPrepareCommitOrNow(() -> jdbc.sql("DELETE FROM netpeering.deadline WHERE deadline_name = ?")
                .param(name)
                .update());
    }

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
        throw new UnsupportedOperationException("Cancel a deadline by the id that schedule() gave");
    }

    /**
     * Fires deadlines whose instant has come, at most {@code limit} of them, and returns how many it took up.
     *
     * <p>They share one transaction; if one of them fails, each is fired in a transaction of its own, so that only the
     * guilty one stays.
     */
    int fireDue(int limit) {
        List<Due> due = transactions.fetchInTransaction(() -> claim(limit));
        if (!due.isEmpty() && fire(due).isPresent() && due.size() > 1) {
            for (Due deadline : due) {
                fire(List.of(deadline))
                        .ifPresent(failure -> LogKeys.about(LOG.atWarn(), deadline.metadata())
                                .setCause(failure)
                                .log(
                                        "Deadline {} ({}) failed and is tried again in {} s",
                                        deadline.id(),
                                        deadline.name(),
                                        LEASE.toSeconds()));
            }
        }
        return due.size();
    }

    /** In the order in which the sweep of another node takes the same peerings, so that the two never wait in a circle. */
    private List<Due> claim(int limit) {
        return jdbc
                .sql(CLAIM)
                .param("lease", LEASE.toSeconds())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> new Due(
                        row.getString("deadline_id"),
                        row.getString("deadline_name"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        new SagaScopeDescriptor(row.getString("saga_type"), row.getString("saga_id")),
                        json.readValue(row.getString("metadata"), METADATA)))
                .list()
                .stream()
                .sorted(Comparator.comparing(Due::at))
                .toList();
    }

    private Optional<Throwable> fire(List<Due> due) {
        UnitOfWork<DeadlineMessage<?>> work =
                DefaultUnitOfWork.startAndGet(due.getFirst().message());
        work.attachTransaction(transactions);
        work.onPrepareCommit(committing -> delete(due.stream().map(Due::id).toList()));
        ResultMessage<?> result = work.executeWithResult(() -> {
            for (Due deadline : due) {
                deliver(deadline.message(), deadline.scope());
            }
            return null;
        });
        return result.optionalExceptionResult().map(Throwable.class::cast);
    }

    private void deliver(DeadlineMessage<?> message, ScopeDescriptor scope) throws Exception {
        for (ScopeAware component : scopes.provideScopeAwareStream(scope).toList()) {
            if (component.canResolve(scope)) {
                component.send(message, scope);
            }
        }
    }

    /** What becomes of a deadline; without one it is cancelled. */
    private record Change(String id, @Nullable Due deadline) {}

    private record Due(String id, String name, Instant at, SagaScopeDescriptor scope, Map<String, ?> metadata) {
        DeadlineMessage<?> message() {
            return new GenericDeadlineMessage<>(name, id, null, metadata, at);
        }
    }
}
