package org.netpeering.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sagas in {@code netpeering.saga}, as JSON of their fields; each is found by one association, its peering.
 *
 * <p>A batch of events costs a handful of statements: all sagas of the batch are read at its first event, and what the
 * events change is written together before the commit.
 *
 * <p>The state of a saga changes by its events only, never by its deadlines, and the events are followed by one node at a time, so
 * nothing can be overwritten, and no row is locked to be read: a lock here and the lock that Axon holds on a saga within a node
 * would wait for each other. A saga that somebody else has ended meanwhile is not brought back.
 */
final class PostgresSagaStore implements SagaStore<Object> {
    private static final String KNOWN = "netpeering.sagas.known";
    private static final String READ = "netpeering.sagas.read";

    private final JdbcClient jdbc;
    private final JsonMapper json = SagaJson.mapper();
    private final WriteBuffer<Change> changes = new WriteBuffer<>(this::write);

    PostgresSagaStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A saga as it is stored. */
    private record Row(String id, String type, String key, String value, String payload) {}

    /** What becomes of a saga; without a row it is deleted. */
    private record Change(String id, @Nullable Row row) {}

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue association) {
        Map<String, Row> known = known();
        if (!CurrentUnitOfWork.isStarted()) {
            known.putAll(read(sagaType, association.getKey(), Set.of(association.getValue())));
        } else {
            UnitOfWork<?> root = CurrentUnitOfWork.get().root();
            Set<String> alreadyRead = root.getOrComputeResource(READ, none -> new HashSet<>());
            if (!alreadyRead.contains(association.getValue())) {
                Set<String> wanted = peeringsIn(root);
                wanted.add(association.getValue());
                wanted.removeAll(alreadyRead);
                known.putAll(read(sagaType, association.getKey(), wanted));
                alreadyRead.addAll(wanted);
            }
        }
        return known.values().stream()
                .filter(row -> row.value().equals(association.getValue()))
                .map(Row::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> peeringsIn(UnitOfWork<?> root) {
        Collection<? extends Message<?>> messages =
                root instanceof BatchingUnitOfWork<?> batch ? batch.getMessages() : List.of(root.getMessage());
        Set<String> peerings = new HashSet<>();
        for (Message<?> message : messages) {
            if (message instanceof DomainEventMessage<?> event) {
                peerings.add(event.getAggregateIdentifier());
            }
        }
        return peerings;
    }

    private Map<String, Row> read(Class<?> sagaType, String key, Set<String> values) {
        return new HashMap<>(jdbc
                .sql("""
                        SELECT saga_id, saga_type, association_key, association_value, payload::text
                          FROM netpeering.saga
                         WHERE saga_type = ? AND association_key = ? AND association_value = ANY ((SELECT ?::text[])::text[])
                        """)
                .param(sagaType.getSimpleName())
                .param(key)
                .param(values.toArray(String[]::new))
                .query((row, number) -> row(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::id, Function.identity())));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaId) {
        Row row = known().get(sagaId);
        if (row == null) {
            row = jdbc.sql("""
                            SELECT saga_id, saga_type, association_key, association_value, payload::text
                              FROM netpeering.saga WHERE saga_id = ?
                            """)
                    .param(sagaId)
                    .query((found, number) -> row(found))
                    .optional()
                    .orElse(null);
            if (row != null) {
                known().put(sagaId, row);
            }
        }
        return row == null
                ? null
                : new Loaded<>(
                        Set.of(new AssociationValue(row.key(), row.value())), json.readValue(row.payload(), sagaType));
    }

    /** @throws IllegalArgumentException if the saga has not exactly one association; all of ours have */
    @Override
    public void insertSaga(Class<?> sagaType, String sagaId, Object saga, Set<AssociationValue> associations) {
        if (associations.size() != 1) {
            throw new IllegalArgumentException("Saga " + sagaId + " has not exactly one association: " + associations);
        }
        AssociationValue association = associations.iterator().next();
        Row row = new Row(
                sagaId,
                sagaType.getSimpleName(),
                association.getKey(),
                association.getValue(),
                json.writeValueAsString(saga));
        known().put(sagaId, row);
        changes.add(new Change(sagaId, row));
    }

    @Override
    public void updateSaga(Class<?> sagaType, String sagaId, Object saga, AssociationValues associations) {
        Row known = known().get(sagaId);
        String payload = json.writeValueAsString(saga);
        if (known == null || !known.payload().equals(payload)) {
            jdbc.sql("UPDATE netpeering.saga SET payload = ?::json WHERE saga_id = ?")
                    .params(payload, sagaId)
                    .update();
        }
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String sagaId, Set<AssociationValue> associations) {
        known().remove(sagaId);
        changes.add(new Change(sagaId, null));
    }

    /** The sagas that this unit of work has read or made so far. */
    private static Map<String, Row> known() {
        return CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().root().getOrComputeResource(KNOWN, none -> new HashMap<>())
                : new HashMap<>();
    }

    private void write(List<Change> all) {
        Map<String, Change> last = new LinkedHashMap<>();
        all.forEach(change -> last.put(change.id(), change));
        List<Row> saved =
                last.values().stream().map(Change::row).filter(Objects::nonNull).toList();
        List<String> deleted = last.values().stream()
                .filter(change -> change.row() == null)
                .map(Change::id)
                .toList();
        if (!saved.isEmpty()) {
            save(saved);
        }
        if (!deleted.isEmpty()) {
            delete(deleted);
        }
    }

    private void save(List<Row> rows) {
        jdbc.sql("""
                        INSERT INTO netpeering.saga (saga_id, saga_type, association_key, association_value, payload)
                        SELECT s.id, s.type, s.key, s.value, s.payload::json
                          FROM unnest((SELECT ?::text[]), ?::text[], ?::text[], ?::text[], ?::text[]) AS s (id, type, key, value, payload)
                         ORDER BY s.id
                        ON CONFLICT (saga_id) DO UPDATE SET payload = excluded.payload
                        """)
                .param(column(rows, Row::id))
                .param(column(rows, Row::type))
                .param(column(rows, Row::key))
                .param(column(rows, Row::value))
                .param(column(rows, Row::payload))
                .update();
    }

    private static String[] column(List<Row> rows, Function<Row, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private void delete(List<String> ids) {
        jdbc.sql("DELETE FROM netpeering.saga WHERE saga_id = ANY (?)")
                .param(ids.toArray(String[]::new))
                .update();
    }

    private record Loaded<S>(Set<AssociationValue> associationValues, S saga) implements Entry<S> {}
}
