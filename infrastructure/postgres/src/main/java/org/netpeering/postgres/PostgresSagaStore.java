package org.netpeering.postgres;

import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sagas in {@code netpeering.saga}, as JSON of their fields.
 *
 * <p>Loading takes the row for update, so that a deadline on one node and an event on another do not overwrite each other.
 */
final class PostgresSagaStore implements SagaStore<Object> {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PostgresSagaStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.json = SagaJson.mapper();
    }

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue association) {
        return jdbc.sql("""
                        SELECT saga_id FROM netpeering.saga_association
                         WHERE saga_type = ? AND association_key = ? AND association_value = ?
                        """)
                .param(sagaType.getSimpleName())
                .param(association.getKey())
                .param(association.getValue())
                .query((row, number) -> row.getString(1))
                .set();
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaId) {
        return jdbc.sql("""
                        SELECT s.payload::text, a.association_key, a.association_value
                          FROM netpeering.saga s LEFT JOIN netpeering.saga_association a USING (saga_id)
                         WHERE s.saga_id = ? FOR UPDATE OF s
                        """).param(sagaId).query(row -> {
            if (!row.next()) {
                return null;
            }
            S saga = json.readValue(row.getString(1), sagaType);
            Set<AssociationValue> associations = new HashSet<>();
            do {
                associations.add(new AssociationValue(row.getString(2), row.getString(3)));
            } while (row.next());
            return new Loaded<>(associations, saga);
        });
    }

    @Override
    public void insertSaga(Class<?> sagaType, String sagaId, Object saga, Set<AssociationValue> associations) {
        jdbc.sql("""
                        WITH s AS (
                            INSERT INTO netpeering.saga (saga_id, saga_type, payload) VALUES (:id, :type, :payload::json)
                        )
                        INSERT INTO netpeering.saga_association (saga_type, association_key, association_value, saga_id)
                        SELECT :type, a.key, a.value, :id FROM unnest(:keys, :values) AS a (key, value)
                        """)
                .param("id", sagaId)
                .param("type", sagaType.getSimpleName())
                .param("payload", json.writeValueAsString(saga))
                .param(
                        "keys",
                        associations.stream().map(AssociationValue::getKey).toArray(String[]::new))
                .param(
                        "values",
                        associations.stream().map(AssociationValue::getValue).toArray(String[]::new))
                .update();
    }

    @Override
    public void updateSaga(Class<?> sagaType, String sagaId, Object saga, AssociationValues associations) {
        jdbc.sql("UPDATE netpeering.saga SET payload = ?::json WHERE saga_id = ?")
                .param(json.writeValueAsString(saga))
                .param(sagaId)
                .update();
        for (AssociationValue removed : associations.removedAssociations()) {
            jdbc.sql("""
                            DELETE FROM netpeering.saga_association
                             WHERE saga_type = ? AND association_key = ? AND association_value = ? AND saga_id = ?
                            """)
                    .params(sagaType.getSimpleName(), removed.getKey(), removed.getValue(), sagaId)
                    .update();
        }
        for (AssociationValue added : associations.addedAssociations()) {
            jdbc.sql("""
                            INSERT INTO netpeering.saga_association (saga_type, association_key, association_value, saga_id)
                            VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                            """)
                    .params(sagaType.getSimpleName(), added.getKey(), added.getValue(), sagaId)
                    .update();
        }
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String sagaId, Set<AssociationValue> associations) {
        jdbc.sql("DELETE FROM netpeering.saga WHERE saga_id = ?").param(sagaId).update();
    }

    private record Loaded<S>(Set<AssociationValue> associationValues, S saga) implements Entry<S> {}
}
