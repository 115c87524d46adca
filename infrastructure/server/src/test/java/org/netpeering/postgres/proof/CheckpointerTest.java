package org.netpeering.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.postgres.PeeringSchema;
import org.netpeering.server.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A checkpoint says that nothing came between, went or changed; so it is signed only if that is true. */
class CheckpointerTest {
    private static final String WRITE = """
            INSERT INTO netpeering.event (transaction_id, aggregate_id, sequence_number, aggregate_type, event_id,
                                          event_type, occurred_at, payload, metadata)
            SELECT pg_current_xact_id(), '%s', sequence, 'NetPeering', gen_random_uuid(), 'netpeering.requested.v1', now(),
                   '{"some": "payload"}', '{}'
              FROM generate_series(%s, %s) AS sequence
            """;

    private final SigningKey key = SigningKey.draw(new SecureRandom());
    private DataSource dataSource;
    private JdbcClient sql;

    @BeforeEach
    void migrate() {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        dataSource = new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        sql = JdbcClient.create(dataSource);
        PeeringSchema.migrate(dataSource, 0);
    }

    @Test
    void eachTurnSealsWhatIsNew() {
        Checkpointer node = node(key, false);

        assertThat(node.extend()).isZero();
        write("one", 0, 3);
        assertThat(node.extend()).isEqualTo(4);
        assertThat(node.extend()).isZero();
        write("two", 0, 0);
        write("one", 4, 4);
        assertThat(node.extend()).isEqualTo(2);

        Verified verified = verified(key);
        assertThat(verified.rows()).isEqualTo(6);
        assertThat(verified.streams()).isEqualTo(2);
        assertThat(verified.checkpoints()).isEqualTo(2);
        assertThat(verified.unsealedRows()).isZero();
    }

    @Test
    void aRowWaitsAsLongAsAnotherCouldComeBeforeIt() throws Exception {
        Checkpointer node = node(key, false);
        try (Connection slow = dataSource.getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.executeUpdate(WRITE.formatted("slow", 0, 0));
            write("fast", 0, 0);

            assertThat(node.extend()).isZero();
            slow.commit();
        }
        assertThat(node.extend()).isEqualTo(2);
        assertThat(verified(key).unsealedRows()).isZero();
    }

    @Test
    void twoNodesThatSealAtOnceMakeOneLineOfCheckpoints() {
        AtomicBoolean isWritten = new AtomicBoolean();
        List<CompletableFuture<Long>> nodes =
                List.of(sealing(node(key, false), isWritten), sealing(node(key, false), isWritten));
        for (int i = 0; i < 200; i++) {
            write("stream-" + i, 0, i % 3);
        }
        isWritten.set(true);

        long sealed = nodes.stream().mapToLong(CompletableFuture::join).sum();

        Verified verified = verified(key);
        assertThat(verified.rows()).isEqualTo(399).isEqualTo(sealed);
        assertThat(verified.unsealedRows()).isZero();
        assertThat(verified.checkpoints()).isGreaterThan(2);
    }

    /** On a thread of its own: the common pool of a small machine has only one. */
    private static CompletableFuture<Long> sealing(Checkpointer node, AtomicBoolean isWritten) {
        return CompletableFuture.supplyAsync(
                () -> {
                    long sealed = 0;
                    boolean isLast = false;
                    while (!isLast) {
                        isLast = isWritten.get();
                        sealed += node.extend();
                    }
                    return sealed;
                },
                turn -> Thread.ofPlatform().start(turn));
    }

    @Test
    void anotherKeyGoesOnWhereOneEnded() {
        SigningKey next = SigningKey.draw(new SecureRandom());
        write("one", 0, 0);
        node(key, false).extend();
        write("one", 1, 1);
        node(next, false).extend();

        assertThat(verified(key, next).lastSeal())
                .satisfies(seal -> assertThat(seal.keys()).hasSize(2));
        assertThatThrownBy(() -> verified(key)).hasMessageStartingWith("Checkpoint 2 is not signed by the public key");
    }

    /** Each alteration is made between two turns of a node that has sealed two rows of one stream. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELETE FROM netpeering.event WHERE sequence_number = 1                          | Leaf 1 has lost its row
            UPDATE netpeering.event SET hash = sha256(hash) WHERE sequence_number = 1       | Leaf 1 has lost its row, or
            DELETE FROM netpeering.audit_checkpoint                                         | has 2 leaves, and its last checkpoint covers 0
            TRUNCATE netpeering.audit_checkpoint, netpeering.audit_leaf                     | Checkpoint 1 is missing: this node has seen
            DELETE FROM netpeering.audit_leaf WHERE leaf_number = 1                         | has 1 leaves, and its last
            UPDATE netpeering.audit_checkpoint SET note = replace(note, 'number 1', 'number 2') | Checkpoint 1 was altered: its sig
            UPDATE netpeering.audit_checkpoint SET root = sha256(root)                      | Checkpoint 1 was altered: its col
            UPDATE netpeering.audit_checkpoint SET frontier = sha256(frontier)              | Checkpoint 1 does not fit the log
            UPDATE netpeering.audit_checkpoint SET frontier = ''                            | Checkpoint 1 was altered: A tree of
            UPDATE netpeering.audit_log SET log_id = gen_random_uuid()                      | has another name than before
            DELETE FROM netpeering.audit_log                                                | has lost its name
            """)
    void whatWasAlteredBetweenTwoTurnsIsNotSealed(String alteration, String said) {
        write("one", 0, 1);
        Checkpointer node = node(key, false);
        node.extend();
        write("two", 0, 0);
        sql.sql(alteration).update();
        long checkpoints = checkpoints();

        assertThatThrownBy(node::extend).isInstanceOf(AlteredLogException.class).hasMessageContaining(said);

        assertThat(checkpoints()).isEqualTo(checkpoints);
    }

    @Test
    void aRowThatWasAlteredBeforeItWasSealedIsNotSealed() {
        Checkpointer node = node(key, false);
        node.extend();
        write("one", 0, 1);
        sql.sql("UPDATE netpeering.event SET payload = '{}' WHERE sequence_number = 1")
                .update();

        assertThatThrownBy(node::extend)
                .hasMessageContaining("(stream one, sequence number 1, ")
                .hasMessageContaining("was altered");

        assertThat(checkpoints()).isZero();
    }

    @Test
    void aNodeThatStartsOnAnAlteredLogSealsNothing() {
        write("one", 0, 1);
        node(key, false).extend();
        write("two", 0, 0);
        sql.sql("UPDATE netpeering.event SET payload = '{}' WHERE aggregate_id = 'one' AND sequence_number = 0")
                .update();

        assertThatThrownBy(() -> node(key, false).extend()).hasMessageContaining("(stream one, sequence number 0, ");

        assertThat(checkpoints()).isEqualTo(1);
    }

    /** The key alone does not help: a node remembers what it has seen signed. */
    @Test
    void anotherLogThatIsSignedByTheSameKeyIsNotGoneOnFrom() {
        write("one", 0, 1);
        Checkpointer node = node(key, false);
        node.extend();
        sql.sql("TRUNCATE netpeering.event, netpeering.audit_leaf, netpeering.audit_checkpoint")
                .update();
        write("one", 0, 2);
        node(key, false).extend();

        assertThatThrownBy(node::extend)
                .hasMessage("Checkpoint 1 does not go on from checkpoint 1, which this node has seen.");
    }

    @Test
    void aCheckpointOfAnotherLogIsNeitherGoneOnFromNorVerified() {
        write("one", 0, 0);
        node(key, false).extend();
        Frontier tree = Frontier.of(
                1,
                sql.sql("SELECT frontier FROM netpeering.audit_checkpoint")
                        .query((row, number) -> row.getBytes(1))
                        .single());
        write("one", 1, 1);
        node(key, false).extend();
        tree.add(sql.sql("SELECT hash FROM netpeering.audit_leaf WHERE leaf_number = 1")
                .query((row, number) -> row.getBytes(1))
                .single());
        StoredCheckpoint foreign =
                StoredCheckpoint.sign("netpeering/other", 2, tree, Instant.parse("2026-11-23T12:00:00.123456Z"), key);
        sql.sql("UPDATE netpeering.audit_checkpoint SET note = ? WHERE checkpoint_number = 2")
                .param(foreign.note())
                .update();

        assertThatThrownBy(() -> verified(key))
                .hasMessageStartingWith("Checkpoint 2 is of another log, netpeering/other, than those before it");
        sql.sql(
                        "TRUNCATE netpeering.audit_leaf, netpeering.audit_checkpoint; UPDATE netpeering.audit_log SET log_id = gen_random_uuid()")
                .update();
        node(key, false).extend();
        sql.sql("UPDATE netpeering.audit_log SET log_id = gen_random_uuid()").update();
        write("one", 2, 2);
        assertThatThrownBy(() -> node(key, false).extend())
                .hasMessageStartingWith("Checkpoint 1 is of another log, netpeering/");
    }

    @Test
    void whereALogMayBeginAnewItIsAnotherLog() {
        write("one", 0, 1);
        Checkpointer node = node(key, true);
        node.extend();
        sql.sql("""
                TRUNCATE netpeering.event, netpeering.audit_leaf, netpeering.audit_checkpoint;
                UPDATE netpeering.audit_log SET log_id = gen_random_uuid()
                """).update();
        write("one", 0, 0);

        assertThat(node.extend()).isEqualTo(1);
        assertThat(verified(key).rows()).isEqualTo(1);
    }

    private Checkpointer node(SigningKey key, boolean mayBeginAnew) {
        return new Checkpointer(
                dataSource,
                new JdbcTransactionManager(dataSource),
                key,
                InstantSource.fixed(Instant.parse("2026-11-23T12:00:00.123456789Z")),
                mayBeginAnew);
    }

    private void write(String stream, int first, int last) {
        sql.sql(WRITE.formatted(stream, first, last)).update();
    }

    private long checkpoints() {
        return sql.sql("SELECT count(*) FROM netpeering.audit_checkpoint")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private Verified verified(SigningKey... keys) {
        try (DatabaseLog log = DatabaseLog.open(dataSource)) {
            TrustedKeys trusted = new TrustedKeys(
                    List.of(keys).stream().map(SigningKey::verifier).toList());
            return new Verification(log, trusted, null, rows -> {}).run();
        }
    }
}
