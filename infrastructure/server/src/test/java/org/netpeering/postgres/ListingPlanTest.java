package org.netpeering.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpeering.application.view.PeeringSummaries.Pair;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.server.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No statement reads the whole table, and a page looks at few rows, although one account has most of them: with statistics and without,
 * planned for its values and planned once for all.
 */
class ListingPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final AccountId BIG = new AccountId("100000000000");
    private static final int ROWS = 120_000;
    private static final int PAGE = 50;

    /** What a page may look at if an index answers the filter, as seven shelves of two sides and the narrow way may add up. */
    private static final long FEW = 2500;

    /** All that is listed of the account; what no index answers looks at no more. */
    private static final long LISTED = ROWS * 55L / 100;

    private static final String FILL = """
            INSERT INTO netpeering.peering (peering_id, version, status, message, source_net, source_account, source_ranges,
                   accepter_net, accepter_account, accepter_ranges, requested_at, expires_at, ended_at, tags)
            SELECT 'pcx-' || lpad(to_hex(i), 8, '0'), 1,
                   CASE WHEN i % 5 > 1 THEN 'deleted' WHEN i % 10 = 0 THEN 'pending-acceptance' ELSE 'active' END, 'Active',
                   'vpc-1' || lpad(to_hex(i / 10), 7, '0'), a.source,
                   ARRAY[CASE WHEN i / 10 % 4 = 0 AND i % 2 = 0 THEN '10.252.0.0/16' ELSE '10.' || i / 10 % 250 || '.0.0/16' END] || CASE i / 10 % 250 WHEN 9 THEN ARRAY['192.168.7.0/24'] ELSE '{}' END,
                   'vpc-2' || lpad(to_hex(i), 7, '0'), a.accepter, ARRAY['172.16.' || i % 250 || '.0/24'],
                   ?::timestamptz - (? - i) * interval '4 seconds', ?::timestamptz + i * interval '5 seconds',
                   CASE WHEN i % 5 > 1 THEN ?::timestamptz - (? - i) * interval '3 seconds' END,
                   CASE WHEN i % 3 = 0 THEN jsonb_build_object(a.source, jsonb_build_object(
                        'env', CASE WHEN i % 2 = 0 THEN 'prod' ELSE 'test' END, 'team', 't' || i / 3 % 200)) ELSE '{}' END
              FROM generate_series(1, ?) AS i,
                   LATERAL (SELECT CASE i / 10 % 4 WHEN 0 THEN (100000000001 + i / 10 % 999)::text ELSE ? END,
                                   CASE i % 2 WHEN 0 THEN (100000000001 + i % 888)::text ELSE ? END) AS a (source, accepter)
            """;

    private SingleConnectionDataSource source;
    private Connection connection;
    private JdbcClient jdbc;

    @BeforeEach
    void migrate() throws SQLException {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        source = new SingleConnectionDataSource(database.jdbcUrl(), database.username(), database.password(), true);
        PeeringSchema.migrate(source, 0);
        connection = source.getConnection();
        jdbc = JdbcClient.create(source);
        jdbc.sql("ALTER TABLE netpeering.peering SET (autovacuum_enabled = off)")
                .update();
        jdbc.sql("SET jit = off").update();
    }

    @AfterEach
    void close() {
        source.destroy();
    }

    private void fill() {
        jdbc.sql(FILL)
                .params(NOW.toString(), ROWS, NOW.toString(), NOW.toString(), ROWS, ROWS, BIG.value(), BIG.value())
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "force_custom_plan, true",
        "force_custom_plan, false",
        "force_generic_plan, true",
        "force_generic_plan, false"
    })
    void aPageLooksAtFewRows(String plans, boolean statistics) throws SQLException {
        jdbc.sql("SET plan_cache_mode = " + plans).update();
        Map<String, Question> questions = questions();
        fill();
        if (statistics) {
            jdbc.sql("ANALYZE netpeering.peering").update();
        }
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Question> question : questions.entrySet()) {
            List<String> scans = new ArrayList<>();
            long visited = visited(explain(question.getValue().sql()), scans);
            if (visited > question.getValue().most() || scans.stream().anyMatch(scan -> scan.startsWith("Seq Scan"))) {
                wrong.add(question.getKey() + " looks at " + visited + " rows: " + scans);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** When the plans of statements are made that are prepared once. */
    private enum Planned {
        ON_AN_EMPTY_TABLE,
        WITHOUT_STATISTICS,
        WITH_STATISTICS
    }

    /** Those that look at the table before a command is decided, or when something is due. */
    @ParameterizedTest
    @EnumSource
    void whatCommandsAskLooksAtFewRows(Planned planned) throws SQLException {
        PostgresPeeringSummaries summaries = new PostgresPeeringSummaries(source);
        NetId there = new NetId("vpc-10000101");
        NetId here = new NetId("vpc-20001010");
        Map<String, Runnable> questions = Map.of(
                "overdue", () -> summaries.overdue(NOW.plus(Duration.ofMinutes(30)), 100),
                "live of a source Net", () -> summaries.liveOf(there),
                "live of an accepter Net", () -> summaries.liveOf(here),
                "pending", () -> summaries.pendingRequest(there, here),
                "pair", () -> summaries.pairs(List.of(new Pair(there, here, new NetPeeringId("pcx-00000000"))), NOW));
        if (planned == Planned.ON_AN_EMPTY_TABLE) {
            askOften(questions);
        }
        fill();
        if (planned == Planned.WITH_STATISTICS) {
            jdbc.sql("ANALYZE netpeering.peering").update();
        }
        if (planned != Planned.ON_AN_EMPTY_TABLE) {
            askOften(questions);
        }
        connection.setAutoCommit(false);
        questions.forEach((name, question) -> {
            long before = looked();
            question.run();
            assertThat(looked() - before).as(name).isLessThanOrEqualTo(200);
        });
    }

    /** By then the driver has prepared them, and the server has planned them for any value. */
    private static void askOften(Map<String, Runnable> questions) {
        for (int i = 0; i < 20; i++) {
            questions.values().forEach(Runnable::run);
        }
    }

    private long looked() {
        return jdbc.sql("""
                        SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
                         WHERE relid = 'netpeering.peering'::regclass
                        """).query(Long.class).single();
    }

    private record Question(SqlText sql, long most) {}

    private static Map<String, Question> questions() {
        Map<String, Question> questions = new LinkedHashMap<>();
        ask(questions, "one's own", FEW);
        questions.put(
                "one's own, deep",
                listed(new Cursor(NOW.minusSeconds(ROWS * 2L), new NetPeeringId("pcx-00000000")), FEW));
        for (String state : List.of("active", "pending-acceptance", "deleted", "expired", "failed")) {
            // What ended within the hour and has another state is passed over; here that is less than 2000 for a side.
            ask(questions, state, 2 * FEW, by(Attribute.STATUS, TextPattern.exact(state)));
        }
        ask(questions, "pending-*", FEW, by(Attribute.STATUS, TextPattern.wildcard("pending-*")));
        ask(questions, "no state", FEW, by(Attribute.STATUS, TextPattern.exact("unheard-of")));
        ask(
                questions,
                "ids",
                FEW,
                new AttributeFilter(
                        Attribute.PEERING_ID,
                        List.of(TextPattern.exact("pcx-00000100"), TextPattern.wildcard("pcx-00000101"))));
        ask(questions, "a source Net", 2 * FEW, by(Attribute.SOURCE_NET, TextPattern.exact("vpc-10000101")));
        ask(questions, "an accepter Net", 2 * FEW, by(Attribute.ACCEPTER_NET, TextPattern.wildcard("vpc-20000101")));
        ask(questions, "another accepter", 2 * FEW, by(Attribute.ACCEPTER_ACCOUNT, TextPattern.exact("100000000777")));
        ask(questions, "another source", 2 * FEW, by(Attribute.SOURCE_ACCOUNT, TextPattern.exact("100000000777")));
        ask(questions, "a rare tag", 2 * FEW, tag(TextPattern.exact("team"), TextPattern.exact("t7")));
        ask(questions, "a frequent tag", 2 * FEW, tag(TextPattern.exact("env"), TextPattern.wildcard("prod")));
        ask(questions, "a tag with a wildcard", 2 * FEW, tag(TextPattern.exact("env"), TextPattern.wildcard("p*d")));
        ask(questions, "a key", 2 * FEW, tag(TextPattern.exact("env"), null));
        ask(questions, "no tag", 2 * FEW, tag(TextPattern.exact("none"), TextPattern.exact("none")));
        ask(questions, "a source range", 2 * FEW, by(Attribute.SOURCE_RANGE, TextPattern.exact("10.7.0.0/16")));
        ask(questions, "an accepter range", 2 * FEW, by(Attribute.ACCEPTER_RANGE, TextPattern.exact("172.16.7.0/24")));
        ask(
                questions,
                "one range of several",
                2 * FEW,
                by(Attribute.SOURCE_RANGE, TextPattern.exact("192.168.7.0/24")));
        ask(
                questions,
                "a range of others only",
                2 * FEW,
                by(Attribute.SOURCE_RANGE, TextPattern.exact("10.252.0.0/16")));
        ask(questions, "no range", 2 * FEW, by(Attribute.ACCEPTER_RANGE, TextPattern.exact("192.168.0.0/16")));
        ask(questions, "an expiry", 2 * FEW, by(Attribute.EXPIRES_AT, TextPattern.exact("2000-01-01T00:00:00.000Z")));
        ask(questions, "no instant", 2 * FEW, by(Attribute.EXPIRES_AT, TextPattern.exact("yesterday")));
        ask(questions, "a message of a state", FEW, by(Attribute.MESSAGE, TextPattern.wildcard("Act*")));
        ask(questions, "a message of no state", 2 * FEW, by(Attribute.MESSAGE, TextPattern.exact("unheard of")));
        ask(questions, "any range like this", 2 * LISTED, by(Attribute.SOURCE_RANGE, TextPattern.wildcard("1?.77.*")));
        return questions;
    }

    private static PeeringFilter by(Attribute attribute, TextPattern pattern) {
        return new AttributeFilter(attribute, List.of(pattern));
    }

    private static PeeringFilter tag(TextPattern key, @Nullable TextPattern value) {
        return new TagFilter(List.of(new TagCondition(key, value)));
    }

    private static void ask(Map<String, Question> questions, String name, long most, PeeringFilter... filters) {
        ListedStates states = ListedStates.of(List.of(filters));
        if (!states.isEmpty()) {
            questions.put(name, listed(null, most, filters));
        }
    }

    private static Question listed(@Nullable Cursor after, long most, PeeringFilter... filters) {
        ListNetPeerings query = new ListNetPeerings(BIG, List.of(filters), after, PAGE);
        return new Question(
                PeeringListing.statement(
                        query,
                        ListedStates.of(query.filters()),
                        ListingStatement.Walk.IN_ORDER_OF_REQUEST,
                        NOW,
                        NOW.minus(1, ChronoUnit.HOURS)),
                most);
    }

    /** Prepares it as the driver does: a text with numbered parameters, and their values. */
    private JsonNode explain(SqlText question) throws SQLException {
        StringBuilder text = new StringBuilder();
        int parameters = 0;
        String sql = question.text();
        for (int i = 0; i < sql.length(); i++) {
            if (sql.charAt(i) != '?') {
                text.append(sql.charAt(i));
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == '?') {
                text.append('?');
                i++;
            } else {
                text.append('$').append(++parameters);
            }
        }
        List<String> values = new ArrayList<>();
        for (@Nullable Object value : question.parameters()) {
            values.add(literal(value));
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("PREPARE question AS " + text);
            try (ResultSet plan = statement.executeQuery(
                    "EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE question(" + String.join(", ", values) + ")")) {
                plan.next();
                return new JsonMapper().readTree(plan.getString(1)).get(0).get("Plan");
            } finally {
                statement.execute("DEALLOCATE question");
            }
        }
    }

    private static String literal(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        return value instanceof String[] texts
                ? "'{"
                        + String.join(
                                ",",
                                Arrays.stream(texts)
                                        .map(text ->
                                                '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                                        .toList())
                        + "}'"
                : "'" + value + "'";
    }

    /** The rows that scans of the table returned or passed over. */
    private static long visited(JsonNode plan, List<String> scans) {
        long rows = 0;
        if (plan.get("Actual Loops").asLong() == 0) {
            return 0;
        }
        if (plan.path("Relation Name").asString("").equals("peering")) {
            rows += Math.round(plan.get("Actual Loops").asDouble()
                    * (plan.get("Actual Rows").asDouble()
                            + plan.path("Rows Removed by Filter").asDouble(0)
                            + plan.path("Rows Removed by Index Recheck").asDouble(0)));
            scans.add(plan.get("Node Type").asString() + " "
                    + plan.path("Index Name").asString("") + ": " + rows);
        } else if (plan.has("Index Name")) {
            scans.add(plan.get("Node Type").asString() + " "
                    + plan.path("Index Name").asString(""));
        }
        for (JsonNode below : plan.path("Plans")) {
            rows += visited(below, scans);
        }
        return rows;
    }
}
