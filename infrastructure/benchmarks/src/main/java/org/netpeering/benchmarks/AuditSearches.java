package org.netpeering.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditCondition;
import org.netpeering.application.audit.AuditCondition.ByActor;
import org.netpeering.application.audit.AuditCondition.OfAccount;
import org.netpeering.application.audit.AuditCondition.OfCorrelation;
import org.netpeering.application.audit.AuditCondition.OfNet;
import org.netpeering.application.audit.AuditCondition.OfPeering;
import org.netpeering.application.audit.AuditCondition.OfRequest;
import org.netpeering.application.audit.AuditCondition.OfType;
import org.netpeering.application.audit.AuditCondition.RangesContain;
import org.netpeering.application.audit.AuditCondition.Reached;
import org.netpeering.application.audit.AuditCondition.RefusedFor;
import org.netpeering.application.audit.AuditCondition.Tagged;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.Order;
import org.netpeering.application.audit.AuditQuery.Place;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.postgres.ViewRebuild;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** How long a search of the audit trail takes, by what is asked for, and what an export needs. */
record AuditSearches(Size size) implements Benchmark {
    private static final int PAGE = 50;
    private static final int WARM_UP = 20;
    private static final Duration YEAR = Duration.ofDays(365);

    /** What a question is made of: chance, the time at which the data ends, and what there is. */
    private record Samples(Random random, Instant end, List<String> peerings, List<String> requests) {
        AccountId account() {
            return WrittenYear.account((int) (WrittenYear.ACCOUNTS * Math.pow(random.nextDouble(), 3)));
        }

        AccountId rareAccount() {
            return WrittenYear.account(WrittenYear.ACCOUNTS - 1 - random.nextInt(100));
        }

        AuditCondition net() {
            return new OfNet(WrittenYear.net(
                    random.nextInt(WrittenYear.ACCOUNTS), random.nextInt(WrittenYear.NETS_PER_ACCOUNT)));
        }

        <T> T any(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }

        Instant instant() {
            return end.minusMillis((long) (random.nextDouble() * YEAR.toMillis()));
        }

        AuditCondition type() {
            return new OfType("netpeering."
                    + any(List.of("requested", "accepted", "rejected", "failed", "expired", "deleted", "tagged"))
                    + ".v1");
        }

        AuditCondition refusal() {
            return new RefusedFor(any(List.of(
                    "no-such-peering",
                    "invalid-state",
                    "not-permitted",
                    "action-denied",
                    "net-lacks-vm",
                    "too-many-peerings")));
        }

        AuditCondition state() {
            return new Reached(any(List.of(PeeringStatus.values())));
        }

        AuditCondition tag() {
            return new Tagged(null, "team", "t" + random.nextInt(50));
        }

        AuditCondition range() {
            int net = random.nextInt(WrittenYear.ACCOUNTS * WrittenYear.NETS_PER_ACCOUNT);
            return new RangesContain(CidrBlock.parse("10." + net / 250 + "." + net % 250 + ".7/32"));
        }
    }

    private record Question(
            @Nullable AccountId viewer,
            List<AuditCondition> conditions,
            @Nullable Instant from,
            @Nullable Instant to) {
        static Question of(AuditCondition... conditions) {
            return new Question(null, List.of(conditions), null, null);
        }

        Question by(AccountId account) {
            return new Question(account, conditions, from, to);
        }

        Question within(Instant first, Duration length) {
            return new Question(viewer, conditions, first, first.plus(length));
        }

        SearchAudit search(Order order, @Nullable Place after, int limit) {
            return new SearchAudit(viewer, conditions, from, to, order, after, limit);
        }
    }

    private static final Map<String, Function<Samples, Question>> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("everything", s -> Question.of());
        QUESTIONS.put("a peering", s -> Question.of(new OfPeering(new NetPeeringId(s.any(s.peerings())))));
        QUESTIONS.put("a Net", s -> Question.of(s.net()));
        QUESTIONS.put("an account", s -> Question.of(new OfAccount(s.account())));
        QUESTIONS.put("an actor", s -> Question.of(new ByActor(s.account().value())));
        QUESTIONS.put("a type", s -> Question.of(s.type()));
        QUESTIONS.put("a refusal code", s -> Question.of(s.refusal()));
        QUESTIONS.put("a state", s -> Question.of(s.state()));
        QUESTIONS.put("a tag", s -> Question.of(s.tag()));
        QUESTIONS.put("a range", s -> Question.of(s.range()));
        QUESTIONS.put("an hour", s -> Question.of().within(s.instant(), Duration.ofHours(1)));
        QUESTIONS.put("a request", s -> Question.of(new OfRequest(s.any(s.requests()))));
        QUESTIONS.put("a correlation", s -> Question.of(new OfCorrelation(s.any(s.requests()))));
        QUESTIONS.put("one's own", s -> Question.of().by(s.account()));
        QUESTIONS.put("one's own, of few", s -> Question.of().by(s.rareAccount()));
        QUESTIONS.put(
                "one's own refusals of a code", s -> Question.of(s.refusal()).by(s.account()));
        QUESTIONS.put("one's own with a tag", s -> Question.of(s.tag()).by(s.account()));
        QUESTIONS.put(
                "one's own with another account",
                s -> Question.of(new OfAccount(s.rareAccount())).by(s.account()));
        QUESTIONS.put("an account and a code", s -> Question.of(new OfAccount(s.rareAccount()), s.refusal()));
        QUESTIONS.put("a tag and a state", s -> Question.of(s.tag(), s.state()));
        QUESTIONS.put("a range and a type", s -> Question.of(s.range(), s.type()));
        QUESTIONS.put(
                "an account and what it never has",
                s -> Question.of(new OfAccount(s.account()), s.refusal(), s.state()));
        QUESTIONS.put(
                "an account, a type and a month",
                s -> Question.of(new OfAccount(s.account()), s.type()).within(s.instant(), Duration.ofDays(30)));
        QUESTIONS.put("a net and a month", s -> Question.of(s.net()).within(s.instant(), Duration.ofDays(30)));
    }

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        BenchmarkPostgres.Database database = postgres.freshDatabase("audit");
        List<Figure> figures = new ArrayList<>();
        try (ServerUnderTest server = ServerUnderTest.start(database)) {
            JdbcClient jdbc = server.jdbc();
            try (Callers callers = Callers.start(server.netPeerings(), Nets.load(jdbc))) {
                Followers.awaitPastTheBeginning(jdbc);
            }
            Instant end = Instant.now();
            new WrittenYear(size.peeringsOfAYear(), end).write(jdbc);
            figures.addAll(rebuild(database, jdbc));
            long start = System.nanoTime();
            new WrittenAttempts(size.attempts(), end).write(database);
            figures.add(Figure.of(
                    "audit: refused attempts written with all indexes",
                    "%,.0f/s",
                    size.attempts() / Seconds.between(start, System.nanoTime())));
            jdbc.sql("VACUUM ANALYZE netpeering.audit_entry").update();
            jdbc.sql("CHECKPOINT").update();
            figures.add(Figure.of("audit: entries", "%,d", count(jdbc, "netpeering.audit_entry")));
            figures.addAll(searches(server.queries(), samples(jdbc, end)));
            figures.addAll(export(server));
        }
        return figures;
    }

    private static List<Figure> rebuild(BenchmarkPostgres.Database database, JdbcClient jdbc) {
        long start = System.nanoTime();
        try (SingleConnectionDataSource connection =
                new SingleConnectionDataSource(database.jdbcUrl(), database.username(), database.password(), true)) {
            new ViewRebuild(connection, (step, done, total) -> {}).rebuild("peerings");
            long peerings = System.nanoTime();
            new ViewRebuild(connection, (step, done, total) -> {}).rebuild("audit");
            long events = count(jdbc, "netpeering.event");
            return List.of(
                    Figure.of("audit: events", "%,d", events),
                    Figure.of(
                            "audit: view peerings rebuilt",
                            "%,.0f events/s",
                            events / Seconds.between(start, peerings)),
                    Figure.of(
                            "audit: view audit rebuilt, indexes included",
                            "%,.0f events/s",
                            events / Seconds.between(peerings, System.nanoTime())));
        }
    }

    private static Samples samples(JdbcClient jdbc, Instant end) {
        return new Samples(
                new Random(20261123),
                end,
                jdbc.sql("SELECT peering_id FROM netpeering.peering TABLESAMPLE BERNOULLI (2) LIMIT 2000")
                        .query((row, number) -> row.getString(1))
                        .list(),
                jdbc.sql("SELECT request_id FROM netpeering.audit_entry TABLESAMPLE BERNOULLI (1) LIMIT 2000")
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    private List<Figure> searches(QueryGateway queries, Samples samples) {
        List<Figure> figures = new ArrayList<>();
        QUESTIONS.forEach((name, question) -> {
            Histogram took = new Histogram(3);
            long found = 0;
            for (int i = -WARM_UP; i < size.searches(); i++) {
                SearchAudit search = question.apply(samples)
                        .search(i % 2 == 0 ? Order.NEWEST_FIRST : Order.OLDEST_FIRST, null, PAGE);
                long start = System.nanoTime();
                // No key has signed it: it is that of a program around the engine, which may ask for anybody.
                AuditPage page = queries.query(search, AuditPage.class).join();
                if (i >= 0) {
                    took.recordValue(System.nanoTime() - start);
                    found += page.entries().size();
                }
            }
            figures.add(Figure.of(
                            "audit: search for " + name + ", p50 / p99 / most",
                            "%.1f / %.1f / %.1f ms (%.0f found)",
                            took.getValueAtPercentile(50) / 1e6,
                            took.getValueAtPercentile(99) / 1e6,
                            took.getMaxValue() / 1e6,
                            (double) found / size.searches())
                    .wanted("p99 below 30 ms"));
        });
        return figures;
    }

    private static List<Figure> export(ServerUnderTest server) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Download download = Download.of(server.baseUrl(), "/audit/v1/entries", "format=ndjson");
        double seconds = Seconds.between(start, System.nanoTime());
        return List.of(
                Figure.of("audit: export as NDJSON, entries", "%,d", download.lines()),
                Figure.of("audit: export, entries a second", "%,.0f/s", download.lines() / seconds),
                Figure.of("audit: export, size", "%,.0f MB", download.bytes() / 1e6),
                Figure.of(
                                "audit: heap in use after a collection, at a tenth / at its most",
                                "%.0f / %.0f MB",
                                download.heapAtATenth() / 1e6,
                                download.heapAtMost() / 1e6)
                        .wanted("constant"));
    }

    private static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("SELECT count(*) FROM " + table)
                .query((row, number) -> row.getLong(1))
                .single();
    }
}
