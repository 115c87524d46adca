package org.netpeering.postgres.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Extends the Merkle tree over the log by the rows that came since the last checkpoint, and signs it. One node does so at a time.
 *
 * <p>It signs nothing that it has not checked: once the whole log, before it signs for the first time, and then each row that
 * comes, the last checkpoint, and that the tree still holds all that this node has seen of it.
 */
final class Checkpointer {
    /** Rows in one checkpoint at the most: a transaction that writes holds the followers of the log back. */
    private static final int BATCH = 10_000;

    /** Rows behind the last leaf, below the oldest transaction that is still running: nothing can come between them any more. */
    private static final String NEW_ROWS = DatabaseLog.EVENTS + """
             WHERE (e.transaction_id, e.global_index) > (?::xid8, ?)
               AND e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY e.transaction_id, e.global_index LIMIT ?
            """;

    private static final String LAST = DatabaseLog.CHECKPOINTS + " ORDER BY checkpoint_number DESC LIMIT 1";

    private static final String LEAVES_BETWEEN = """
            SELECT hash FROM netpeering.audit_leaf WHERE leaf_number >= ? AND leaf_number < ? ORDER BY leaf_number
            """;

    private static final String LAST_LEAF_IN_THE_LOG = """
            SELECT l.leaf_number, l.transaction_id::text AS transaction_text, l.global_index, e.hash = l.hash AS is_same
              FROM netpeering.audit_leaf l
              LEFT JOIN netpeering.event e ON e.aggregate_id = l.aggregate_id AND e.sequence_number = l.sequence_number
             ORDER BY l.leaf_number DESC LIMIT 1
            """;

    private static final String ADD_LEAVES = """
            INSERT INTO netpeering.audit_leaf
                   (leaf_number, transaction_id, global_index, aggregate_id, sequence_number, hash)
            SELECT number, transaction::text::xid8, index, aggregate, sequence, decode(hash, 'hex')
              FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::text[])
                   AS n (number, transaction, index, aggregate, sequence, hash)
            """;

    private static final String ADD_CHECKPOINT = """
            INSERT INTO netpeering.audit_checkpoint
                   (checkpoint_number, tree_size, root, created_at, frontier, note, public_key)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final SigningKey key;
    private final InstantSource clock;
    private final boolean mayBeginAnew;
    private final CheckpointRules rules = new CheckpointRules(new TrustedKeys(List.of()));

    private @Nullable Seen seen;

    /** What this node knows to have been in the log. */
    private record Seen(String origin, long number, Frontier tree) {}

    private record Batch(int rows, Seen seen) {}

    /**
     * @param key signs; checkpoints of other keys that are there already are believed
     * @param clock the real time
     * @param mayBeginAnew whether the log can be emptied and begin anew under another name, as in the sandbox
     */
    Checkpointer(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            SigningKey key,
            InstantSource clock,
            boolean mayBeginAnew) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(transactionManager);
        this.key = key;
        this.clock = clock;
        this.mayBeginAnew = mayBeginAnew;
    }

    /**
     * Seals what is new, if no other node is at it.
     *
     * @return how many rows
     * @throws AlteredLogException if the log is not what was sealed; then nothing was signed
     */
    long extend() {
        if (seen == null) {
            verifyAll();
        }
        long sealed = 0;
        while (!Thread.currentThread().isInterrupted()) {
            @Nullable Batch batch = transaction.execute(status -> isOurTurn() ? extendBatch(origin()) : null);
            if (batch == null) {
                break;
            }
            seen = batch.seen;
            sealed += batch.rows;
            if (batch.rows < BATCH) {
                break;
            }
        }
        return sealed;
    }

    private String origin() {
        return jdbc
                .query("SELECT log_id FROM netpeering.audit_log", (row, number) -> DatabaseLog.origin(row.getString(1)))
                .stream()
                .findFirst()
                .orElseThrow(() -> AlteredLogException.log("has lost its name: netpeering.audit_log is empty."));
    }

    private void verifyAll() {
        try (DatabaseLog log = DatabaseLog.open(dataSource)) {
            new Verification(log, new TrustedKeys(List.of()), null, rows -> {}).run();
        }
    }

    private boolean isOurTurn() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("SELECT pg_try_advisory_xact_lock(?)", Boolean.class, CheckpointThread.LOCK));
    }

    private Batch extendBatch(String origin) {
        if (seen != null && !seen.origin.equals(origin)) {
            if (!mayBeginAnew) {
                throw AlteredLogException.log(
                        "has another name than before, " + origin + " instead of " + seen.origin + ".");
            }
            seen = null;
        }
        Optional<StoredCheckpoint> last = jdbc.query(LAST, (row, number) -> DatabaseLog.checkpoint(row)).stream()
                .findFirst();
        Frontier tree = last.map(stored -> checked(stored, origin)).orElseGet(Frontier::empty);
        long number = last.map(StoredCheckpoint::number).orElse(0L);
        LogPlace end = endOf(tree);
        refuseUnlessConsistent(tree, number);
        List<Leaf> leaves = newLeaves(end, tree.size());
        if (leaves.isEmpty()) {
            return new Batch(0, new Seen(origin, number, tree));
        }
        leaves.forEach(leaf -> tree.add(leaf.hash().bytes()));
        StoredCheckpoint next = StoredCheckpoint.sign(origin, number + 1, tree, clock.instant(), key);
        jdbc.update(connection -> insert(connection, leaves));
        jdbc.update(
                ADD_CHECKPOINT,
                next.number(),
                next.size(),
                next.root().bytes(),
                next.time().atOffset(ZoneOffset.UTC),
                next.frontier(),
                next.note(),
                next.publicKey());
        return new Batch(leaves.size(), new Seen(origin, number + 1, tree));
    }

    private Frontier checked(StoredCheckpoint stored, String origin) {
        String signed = rules.signed(stored).checkpoint().origin();
        if (!signed.equals(origin)) {
            throw AlteredLogException.checkpoint(
                    stored.number(), "is of another log, " + signed + ", than this, " + origin + ".");
        }
        Frontier tree;
        try {
            tree = Frontier.of(stored.size(), stored.frontier());
        } catch (IllegalArgumentException e) {
            throw AlteredLogException.checkpoint(stored.number(), "was altered: " + e.getMessage() + ".");
        }
        CheckpointRules.matches(stored, tree, 0);
        return tree;
    }

    /** The tree of now must be the one that this node knows, with leaves behind it. */
    private void refuseUnlessConsistent(Frontier tree, long number) {
        if (seen == null) {
            return;
        }
        if (number < seen.number || tree.size() < seen.tree.size()) {
            throw AlteredLogException.checkpoint(seen.number, "is missing: this node has seen it.");
        }
        Frontier grown = seen.tree.copy();
        RowCallbackHandler grow = row -> grown.add(row.getBytes(1));
        jdbc.query(LEAVES_BETWEEN, grow, grown.size(), tree.size());
        if (!grown.root().equals(tree.root())) {
            throw AlteredLogException.checkpoint(
                    number, "does not go on from checkpoint " + seen.number + ", which this node has seen.");
        }
    }

    /** Where the last row stands that is sealed; it must still be there. */
    private LogPlace endOf(Frontier tree) {
        record End(long leaf, LogPlace place, boolean isSame) {}
        Optional<End> end = jdbc
                .query(
                        LAST_LEAF_IN_THE_LOG,
                        (row, number) -> new End(
                                row.getLong("leaf_number"),
                                new LogPlace(
                                        Long.parseLong(row.getString("transaction_text")), row.getLong("global_index")),
                                row.getBoolean("is_same")))
                .stream()
                .findFirst();
        long leaves = end.map(found -> found.leaf + 1).orElse(0L);
        if (leaves != tree.size()) {
            throw AlteredLogException.log(
                    "has " + leaves + " leaves, and its last checkpoint covers " + tree.size() + ".");
        }
        if (end.isPresent() && !end.get().isSame) {
            throw AlteredLogException.leaf(leaves - 1, "has lost its row, or the row was altered.");
        }
        return end.map(End::place).orElse(LogPlace.BEFORE_ALL);
    }

    private List<Leaf> newLeaves(LogPlace after, long firstNumber) {
        List<Leaf> leaves = new ArrayList<>();
        jdbc.query(
                NEW_ROWS,
                row -> {
                    ChainedEvent chained = DatabaseLog.event(row);
                    RowRules.check(chained, false);
                    leaves.add(Leaf.of(firstNumber + leaves.size(), chained.event()));
                },
                Long.toString(after.transaction()),
                after.index(),
                BATCH);
        return leaves;
    }

    private static PreparedStatement insert(Connection connection, List<Leaf> leaves) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(ADD_LEAVES);
        Object[][] columns = {
            leaves.stream().map(Leaf::number).toArray(),
            leaves.stream().map(leaf -> leaf.place().transaction()).toArray(),
            leaves.stream().map(leaf -> leaf.place().index()).toArray(),
            leaves.stream().map(Leaf::stream).toArray(),
            leaves.stream().map(Leaf::sequence).toArray(),
            leaves.stream().map(leaf -> leaf.hash().toString()).toArray()
        };
        for (int i = 0; i < columns.length; i++) {
            String type = columns[i][0] instanceof Long ? "bigint" : "text";
            statement.setArray(i + 1, connection.createArrayOf(type, columns[i]));
        }
        return statement;
    }
}
