package org.netpeering.postgres;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.netpeering.application.audit.RecordedEvent;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a view again from the log, in a table of its own, while searches and commands go on with the old one; then puts it in
 * the place of the old one, in one transaction that holds up writers for a moment.
 *
 * <p>What happens meanwhile is caught up with before that moment, and the rest within it. Nothing is lost if it is broken off: the
 * old table stays, and the next attempt begins anew.
 */
public final class ViewRebuild {
    private static final Map<String, ReplayedView> VIEWS = Stream.of(new ReplayedAuditTrail(), new ReplayedPeerings())
            .collect(Collectors.toMap(ReplayedView::name, Function.identity(), (one, other) -> one, TreeMap::new));

    private static final String SCHEMA = "netpeering.";
    private static final String NEW = "_rebuilt";
    private static final int STREAMS = 500;
    private static final long ATTEMPTS = 5000;
    /** The key of the lock that whoever makes a view again holds. */
    static final long ONE_AT_A_TIME = 0x6e65747065657232L;

    private static final int MOST_TRIES_TO_SWITCH = 20;

    /** How JDBC is told that a question mark is the operator of jsonb. */
    private static final String OPERATOR_NOT_PARAMETER = "??";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PostgresPeeringArchive archive;
    private final RebuildNotes progress;

    /** Hears how far it has come. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param step what is being done
         * @param done how much of it
         * @param total of how much; 0 if that cannot be told
         */
        void at(String step, long done, long total);
    }

    /** @param dataSource one that always hands out the same connection */
    public ViewRebuild(DataSource dataSource, Progress progress) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.archive = new PostgresPeeringArchive(dataSource);
        this.progress = new RebuildNotes(jdbc, progress);
    }

    /** The names of the views. */
    public static Collection<String> names() {
        return VIEWS.keySet();
    }

    /**
     * Makes it again.
     *
     * @throws IllegalArgumentException if there is no such view
     * @throws RebuildInProgressException if another process is at it
     */
    public void rebuild(String name) {
        ReplayedView view = VIEWS.get(name);
        if (view == null) {
            throw new IllegalArgumentException("There is no view '" + name + "'; there are " + names());
        }
        boolean isOurTurn = jdbc.sql("SELECT pg_try_advisory_lock(?)")
                .param(ONE_AT_A_TIME)
                .query((row, number) -> row.getBoolean(1))
                .single();
        if (!isOurTurn) {
            throw new RebuildInProgressException();
        }
        try {
            build(view);
        } finally {
            jdbc.sql("SELECT pg_advisory_unlock(?)")
                    .param(ONE_AT_A_TIME)
                    .query()
                    .singleValue();
        }
    }

    private void build(ReplayedView view) {
        progress.begin(view.name());
        String table = SCHEMA + view.table() + NEW;
        jdbc.sql("DROP TABLE IF EXISTS " + table).update();
        jdbc.sql("CREATE TABLE " + table + " (LIKE " + SCHEMA + view.table()
                        + " INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)")
                .update();
        jdbc.sql("ALTER TABLE " + table + " ADD PRIMARY KEY (" + view.key() + ")")
                .update();
        Position read = head();
        replay(view, table);
        long attempts = copyAttempts(view, table, 0);
        index(view);
        read = catchUp(view, table, read, true);
        switchOver(view, table, read, attempts);
    }

    /** Stream by stream, so that each is read once. */
    private void replay(ReplayedView view, String table) {
        long total = jdbc.sql("SELECT count(*) FROM netpeering.event")
                .query((row, number) -> row.getLong(1))
                .single();
        long done = 0;
        String last = "";
        for (List<NetPeeringId> next = streamsBehind(last); !next.isEmpty(); next = streamsBehind(last)) {
            Collection<List<RecordedEvent>> streams = archive.streams(next).values();
            view.add(jdbc, table, streams);
            done += streams.stream().mapToInt(List::size).sum();
            last = next.getLast().value();
            progress.at("events", done, Math.max(done, total));
        }
    }

    private List<NetPeeringId> streamsBehind(String last) {
        return jdbc.sql("""
                        SELECT aggregate_id FROM netpeering.event
                         WHERE (aggregate_id, sequence_number) > (?, ?) AND sequence_number = 0
                         ORDER BY aggregate_id, sequence_number LIMIT ?
                        """)
                .param(last)
                .param(Long.MAX_VALUE)
                .param(STREAMS)
                .query((row, number) -> new NetPeeringId(row.getString(1)))
                .list();
    }

    private long copyAttempts(ReplayedView view, String table, long copied) {
        long total = view.attempts(jdbc);
        for (long from = copied + 1; from <= total; from += ATTEMPTS) {
            long to = Math.min(total, from + ATTEMPTS - 1);
            view.addAttempts(jdbc, table, from, to);
            progress.at("refused attempts", to, total);
        }
        return total;
    }

    /** The indexes of the old table, one by one; made once all is in, which is much faster than row by row. */
    private void index(ReplayedView view) {
        List<String> definitions = jdbc.sql("""
                        SELECT indexdef FROM pg_indexes
                         WHERE schemaname = 'netpeering' AND tablename = ? AND indexname <> ? ORDER BY indexname
                        """)
                .param(view.table())
                .param(view.table() + "_pkey")
                .query((row, number) -> row.getString(1))
                .list();
        int done = 0;
        for (String definition : definitions) {
            progress.at("indexes", done++, definitions.size());
            jdbc.sql(definition
                            .replaceFirst("INDEX (\\w+) ON", "INDEX $1" + NEW + " ON")
                            .replaceFirst(
                                    " ON " + SCHEMA + view.table() + " ", " ON " + SCHEMA + view.table() + NEW + " ")
                            .replace("?", OPERATOR_NOT_PARAMETER))
                    .update();
        }
        progress.at("indexes", done, definitions.size());
        jdbc.sql("ANALYZE " + SCHEMA + view.table() + NEW).update();
    }

    /** Streams that have grown since; those that are in already are brought up to date. */
    private Position catchUp(ReplayedView view, String table, Position from, boolean onlySettled) {
        Position read = from;
        while (true) {
            List<Grown> grown = grownBehind(read, onlySettled);
            if (grown.isEmpty()) {
                return read;
            }
            view.add(
                    jdbc,
                    table,
                    archive.streams(grown.stream().map(Grown::peering).collect(Collectors.toSet()))
                            .values());
            read = grown.getLast().position();
            progress.at("what happened meanwhile", 0, 0);
        }
    }

    private void switchOver(ReplayedView view, String table, Position read, long attempts) {
        for (int tries = 1; ; tries++) {
            try {
                transaction.executeWithoutResult(status -> replace(view, table, read, attempts));
                return;
            } catch (CannotAcquireLockException | QueryTimeoutException e) {
                if (tries == MOST_TRIES_TO_SWITCH) {
                    throw e;
                }
                progress.at("waiting for a search to end", tries, MOST_TRIES_TO_SWITCH);
            }
        }
    }

    private void replace(ReplayedView view, String table, Position read, long attempts) {
        String old = SCHEMA + view.table();
        jdbc.sql("SET LOCAL lock_timeout = '2s'").update();
        jdbc.sql("LOCK TABLE " + old + " IN ACCESS EXCLUSIVE MODE").update();
        catchUp(view, table, read, false);
        copyAttempts(view, table, attempts);
        jdbc.sql("DROP TABLE " + old).update();
        jdbc.sql("ALTER TABLE " + table + " RENAME TO " + view.table()).update();
        for (String index : indexesOf(view.table())) {
            jdbc.sql("ALTER INDEX " + SCHEMA + index + " RENAME TO " + index.replace(NEW, ""))
                    .update();
        }
        progress.finish();
    }

    private List<String> indexesOf(String table) {
        return jdbc.sql("SELECT indexname FROM pg_indexes WHERE schemaname = 'netpeering' AND tablename = ?")
                .param(table)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private Position head() {
        return jdbc.sql("""
                        SELECT transaction_id::text AS transaction_text, global_index FROM netpeering.event
                         WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                         ORDER BY transaction_id DESC, global_index DESC LIMIT 1
                        """)
                .query((row, number) -> new Position(row.getString(1), row.getLong(2)))
                .optional()
                .orElse(new Position("0", 0));
    }

    private List<Grown> grownBehind(Position position, boolean onlySettled) {
        return jdbc.sql("""
                        SELECT transaction_id::text AS transaction_text, global_index, aggregate_id FROM netpeering.event
                         WHERE (transaction_id, global_index) > (?::xid8, ?)
                           AND (NOT ? OR transaction_id < pg_snapshot_xmin(pg_current_snapshot()))
                         ORDER BY transaction_id, global_index LIMIT ?
                        """)
                .param(position.transaction())
                .param(position.index())
                .param(onlySettled)
                .param(STREAMS)
                .query((row, number) ->
                        new Grown(new Position(row.getString(1), row.getLong(2)), new NetPeeringId(row.getString(3))))
                .list();
    }

    private record Position(String transaction, long index) {}

    private record Grown(Position position, NetPeeringId peering) {}
}
