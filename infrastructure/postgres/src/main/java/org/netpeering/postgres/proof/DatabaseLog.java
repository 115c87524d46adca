package org.netpeering.postgres.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.postgres.proof.ChainedEvent.Predecessor;
import org.springframework.jdbc.UncategorizedSQLException;

/** The log in a database, as it is at one instant; reading takes the same memory however long it is, and stops no writer. */
public final class DatabaseLog implements LogSource, AutoCloseable {
    private static final int FETCH = 1000;

    /** The row before is looked up one by one, by the primary key: a join could sort the whole log. */
    static final String EVENTS = """
            SELECT e.transaction_id::text AS transaction_text, e.global_index, e.aggregate_id, e.sequence_number,
                   e.aggregate_type, e.event_id, e.event_type,
                   CASE WHEN isfinite(e.occurred_at) THEN (extract(epoch FROM e.occurred_at) * 1000000)::bigint END AS occurred_at,
                   e.payload::text, e.metadata::text,
                   e.hash, p.transaction_id::text AS previous_transaction, p.global_index AS previous_index,
                   p.hash AS previous_hash
              FROM netpeering.event e
              LEFT JOIN LATERAL (SELECT b.transaction_id, b.global_index, b.hash FROM netpeering.event b
                                  WHERE e.sequence_number > 0
                                    AND b.aggregate_id = e.aggregate_id AND b.sequence_number = e.sequence_number - 1
                                  LIMIT 1) p ON true
            """;

    /** Renamed, since an order by the same name would mean its text. */
    private static final String LEAVES = """
            SELECT leaf_number, transaction_id::text AS transaction_text, global_index, aggregate_id, sequence_number, hash
              FROM netpeering.audit_leaf
             ORDER BY leaf_number
            """;

    static final String CHECKPOINTS = """
            SELECT checkpoint_number, tree_size, root, created_at, frontier, note, public_key
              FROM netpeering.audit_checkpoint
            """;

    private final Connection connection;
    private final List<Statement> statements = new ArrayList<>();

    private DatabaseLog(Connection connection) {
        this.connection = connection;
    }

    /** Opens the log as it is now; the connection is used until it is closed. */
    public static DatabaseLog open(DataSource dataSource) {
        try {
            DatabaseLog log = new DatabaseLog(dataSource.getConnection());
            try {
                log.begin();
                return log;
            } catch (SQLException e) {
                log.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void begin() throws SQLException {
        connection.setAutoCommit(false);
        execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        // The index has the order of the log already; sorting would write the whole log to disk first.
        execute("SET LOCAL enable_sort = off");
        execute("SET LOCAL enable_incremental_sort = off");
        // Every row has another predecessor.
        execute("SET LOCAL enable_memoize = off");
        execute("SET LOCAL jit = off");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whether the database has what a log that can be verified has. */
    public boolean isChained() {
        return number("SELECT count(to_regclass('netpeering.audit_checkpoint'))") == 1;
    }

    /** The name of the log in its checkpoints. */
    String origin() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT log_id FROM netpeering.audit_log")) {
            return origin(row.next() ? row.getString(1) : "unnamed");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static String origin(String logId) {
        return "netpeering/" + logId;
    }

    @Override
    public String name() {
        return "the database";
    }

    @Override
    public long expectedRows() {
        return number("SELECT count(*) FROM netpeering.event");
    }

    /** The note of the last checkpoint; empty if there is none. */
    public Optional<String> lastNote() {
        StoredCheckpoint last = read(CHECKPOINTS + " ORDER BY checkpoint_number DESC LIMIT 1", DatabaseLog::checkpoint)
                .next();
        return Optional.ofNullable(last).map(StoredCheckpoint::note);
    }

    long leafCount() {
        return number("SELECT count(*) FROM netpeering.audit_leaf");
    }

    long checkpointCount() {
        return number("SELECT count(*) FROM netpeering.audit_checkpoint");
    }

    private long number(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Cursor<ChainedEvent> events() {
        return read(EVENTS + " ORDER BY e.transaction_id, e.global_index", DatabaseLog::event);
    }

    @Override
    public Cursor<Leaf> leaves() {
        return read(LEAVES, DatabaseLog::leaf);
    }

    @Override
    public Cursor<StoredCheckpoint> checkpoints() {
        return read(CHECKPOINTS + " ORDER BY checkpoint_number", DatabaseLog::checkpoint);
    }

    /** Turns the row that a result stands on into something. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Cursor<T> read(String sql, Reading<T> reading) {
        try {
            PreparedStatement statement = connection.prepareStatement(sql);
            statements.add(statement);
            statement.setFetchSize(FETCH);
            ResultSet rows = statement.executeQuery();
            return () -> {
                try {
                    return rows.next() ? reading.of(rows) : null;
                } catch (SQLException e) {
                    throw failed(e);
                }
            };
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static ChainedEvent event(ResultSet row) throws SQLException {
        LoggedEvent event = new LoggedEvent(
                place(row.getString("transaction_text"), row.getLong("global_index")),
                row.getString("aggregate_id"),
                row.getLong("sequence_number"),
                row.getString("aggregate_type"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getLong("occurred_at"),
                row.getString("payload"),
                row.getString("metadata"),
                hash(row.getBytes("hash")));
        @Nullable String previous = row.getString("previous_transaction");
        return new ChainedEvent(
                event,
                previous == null
                        ? null
                        : new Predecessor(
                                place(previous, row.getLong("previous_index")), hash(row.getBytes("previous_hash"))));
    }

    private static Leaf leaf(ResultSet row) throws SQLException {
        return new Leaf(
                row.getLong("leaf_number"),
                place(row.getString("transaction_text"), row.getLong("global_index")),
                row.getString("aggregate_id"),
                row.getLong("sequence_number"),
                hash(row.getBytes("hash")));
    }

    static StoredCheckpoint checkpoint(ResultSet row) throws SQLException {
        return new StoredCheckpoint(
                row.getLong("checkpoint_number"),
                row.getLong("tree_size"),
                hash(row.getBytes("root")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBytes("frontier"),
                row.getString("note"),
                row.getBytes("public_key"));
    }

    private static LogPlace place(String transaction, long index) {
        return new LogPlace(Long.parseLong(transaction), index);
    }

    /** One that is no hash at all is that of no row. */
    private static Hash hash(byte @Nullable [] bytes) {
        return bytes == null || bytes.length != Hash.BYTES ? Hash.ZERO : Hash.of(bytes);
    }

    private static UncategorizedSQLException failed(SQLException e) {
        return new UncategorizedSQLException("reading the log", null, e);
    }

    @Override
    public void close() {
        try {
            for (Statement statement : statements) {
                statement.close();
            }
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
