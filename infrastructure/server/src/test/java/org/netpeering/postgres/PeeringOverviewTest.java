package org.netpeering.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.postgres.PeeringOverview.Count;
import org.netpeering.server.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An account that has very much sees its newest, and counts that say how far they go, for a price that does not grow. */
class PeeringOverviewTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final AccountId BIG = new AccountId("100000000000");
    private static final int ROWS = 30_000;

    private static final String FILL = """
            INSERT INTO netpeering.peering (peering_id, version, status, message, source_net, source_account, source_ranges,
                   accepter_net, accepter_account, accepter_ranges, requested_at, expires_at)
            SELECT 'pcx-' || lpad(to_hex(i), 8, '0'), 1, CASE i % 2 WHEN 0 THEN 'active' ELSE 'pending-acceptance' END,
                   'As it is', 'vpc-1' || lpad(to_hex(i), 7, '0'), ?, '{10.0.0.0/16}',
                   'vpc-2' || lpad(to_hex(i), 7, '0'), '200000000000', '{10.1.0.0/16}',
                   ?::timestamptz - (? - i) * interval '10 seconds', ?::timestamptz + interval '1 day'
              FROM generate_series(1, ?) AS i
            """;

    private static SingleConnectionDataSource source;
    private static JdbcClient jdbc;
    private static PeeringOverview overview;

    /** What no peering meets, and no index knows. */
    private static final List<PeeringFilter> NEVER =
            List.of(new AttributeFilter(Attribute.EXPIRES_AT, List.of(TextPattern.wildcard("1999-*"))));

    @BeforeAll
    static void fill() {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        source = new SingleConnectionDataSource(database.jdbcUrl(), database.username(), database.password(), true);
        PeeringSchema.migrate(source, 0);
        jdbc = JdbcClient.create(source);
        jdbc.sql(FILL)
                .params(BIG.value(), NOW.toString(), ROWS, NOW.toString(), ROWS)
                .update();
        jdbc.sql("VACUUM ANALYZE netpeering.peering").update();
        jdbc.sql("SET enable_seqscan = off").update();
        overview = new PeeringOverview(source, () -> NOW, Duration.ofHours(1));
    }

    @AfterAll
    static void close() {
        source.destroy();
    }

    private static PeeringFilter by(Attribute attribute, String text) {
        return new AttributeFilter(attribute, List.of(TextPattern.exact(text)));
    }

    private static String net(int number) {
        return "vpc-1%07x".formatted(number);
    }

    /** How many rows of the table that looks at. */
    private static long looked(Runnable question) throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        try {
            long before = looked();
            question.run();
            return looked() - before;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static long looked() {
        return jdbc.sql("""
                        SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
                         WHERE relid = 'netpeering.peering'::regclass
                        """).query(Long.class).single();
    }

    @Test
    void whatIsCutSaysSo() {
        Count many = new Count(PeeringOverview.LOOKED_AT, true);

        assertThat(overview.counts(BIG, List.of()).byState())
                .isEqualTo(Map.of(PeeringStatus.ACTIVE, many, PeeringStatus.PENDING_ACCEPTANCE, many));
        Count none = new Count(0, true);
        assertThat(overview.counts(BIG, NEVER).byState())
                .isEqualTo(Map.of(PeeringStatus.ACTIVE, none, PeeringStatus.PENDING_ACCEPTANCE, none));
    }

    @Test
    void aNetIsFoundHoweverOldItsPeeringIs() {
        List<PeeringFilter> filters = List.of(by(Attribute.SOURCE_NET, net(2)));

        assertThat(overview.counts(BIG, filters).byState())
                .isEqualTo(Map.of(PeeringStatus.ACTIVE, new Count(1, false)));
        assertThat(overview.older(BIG, filters, null, 50).peerings()).hasSize(1);
    }

    @Test
    void allCanBePagedThrough() {
        Page page = overview.older(BIG, List.of(), null, 1000);
        Cursor place = page.next();
        int seen = page.peerings().size();
        while (place != null) {
            page = overview.older(BIG, List.of(), place, 1000);
            place = page.next();
            seen += page.peerings().size();
        }
        assertThat(seen).isEqualTo(ROWS);
    }

    @Test
    void whateverIsAskedLooksAtNoMoreThanTheNewest() throws SQLException {
        long most = 2L * PeeringOverview.LOOKED_AT;

        assertThat(looked(() -> overview.older(BIG, NEVER, null, 50))).isBetween(most / 2, most + 100);
        assertThat(looked(() -> overview.counts(BIG, NEVER))).isBetween(most / 2, most + 100);
        assertThat(looked(() -> overview.counts(BIG, List.of()))).isLessThanOrEqualTo(most + 100);
        assertThat(looked(() -> overview.older(BIG, List.of(), null, 50))).isLessThanOrEqualTo(200);
        assertThat(looked(() -> overview.counts(BIG, List.of(by(Attribute.SOURCE_NET, net(2))))))
                .isLessThanOrEqualTo(100);
    }
}
