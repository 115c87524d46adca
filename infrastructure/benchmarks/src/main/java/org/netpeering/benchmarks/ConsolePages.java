package org.netpeering.benchmarks;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.netpeering.domain.value.AccountId;
import org.netpeering.postgres.ViewRebuild;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** How long each page of the console takes and what it weighs, with very many peerings, for the account that has most and for an ordinary one. */
record ConsolePages(Size size) implements Benchmark {
    private static final double MOST_MILLIS = 300;
    private static final double MOST_KILOBYTES = 300;
    private static final double BYTES = 1000;
    private static final int WARM_UP = 10;
    private static final int MANY = 100_000;
    private static final int SAMPLES = 100;
    private static final int BULK = 50;
    private static final AccountId BIGGEST = new AccountId("200000000000");
    private static final List<String> FILES = List.of(
            "/console/assets/console.css",
            "/console/assets/console.js",
            "/console/assets/2.0.10/dist/htmx.min.js",
            "/console/assets/icons.svg",
            "/console/assets/favicon.svg");

    /** A peering of the account, by which pages are asked for. */
    private record Own(
            String id, String sourceNet, String accepterNet, String accepter, String range, String requestedAt) {}

    /** What is asked for: an address, and the element that htmx replaces by the answer, if it is not the whole page. */
    private record Question(String part, Function<Own, String> path) {}

    private record Took(String page, Histogram nanos, int mostBytes) {
        double p95() {
            return Millis.at(nanos, 95);
        }

        double kilobytes() {
            return mostBytes / BYTES;
        }
    }

    private static final Map<String, Question> QUESTIONS = new LinkedHashMap<>();

    static {
        ask("list", "", own -> "/console");
        ask("list, live", "peerings", own -> "/console");
        ask(
                "list, all columns",
                "",
                own -> "/console?col=requester&col=accepter&col=message&col=expires&col=requested&col=tags");
        ask("list, deep", "", own -> "/console?older=" + own.requestedAt + "_" + own.id);
        ask("list, back", "", own -> "/console?newer=" + own.requestedAt + "_" + own.id);
        ask("list of a state", "", own -> "/console?state=pending-acceptance");
        ask("list by a Net", "", own -> "/console?sourceNet=" + own.sourceNet);
        ask("list by a range", "", own -> "/console?sourceRange=" + own.range);
        ask("list by a part of a range", "", own -> "/console?accepterRange=172.16.1*");
        ask("list by another account", "", own -> "/console?accepterAccount=" + own.accepter);
        ask("list by a tag", "", own -> "/console?tagKey=team&tagValue=t" + Math.floorMod(own.id.hashCode(), 50));
        ask("list by a name that none has", "", own -> "/console?name=*none*");
        ask("list by a message that none has", "", own -> "/console?message=*none*");
        ask("list by a date that none has", "", own -> "/console?expires=2020-*");
        ask("inbox", "", own -> "/console?inbox=1");
        ask("peering", "", own -> "/console/peerings/" + own.id);
        ask("peering, as it was", "past", own -> "/console/peerings/" + own.id + "?step=0");
        ask("peering, causes", "graph", own -> "/console/peerings/" + own.id);
        ask("dialog: create", "dialog", own -> "/console/create");
        ask(
                "dialog: create, rules",
                "forecast",
                own -> "/console/create?sent=1&sourceNet=" + own.sourceNet + "&otherNet=" + own.accepterNet);
        ask("dialog: delete", "dialog", own -> "/console/peerings/" + own.id + "/delete");
        ask("map", "", own -> "/console/map");
        ask("map, a Net", "map", own -> "/console/map?q=" + own.sourceNet);
        ask("address plan", "", own -> "/console/address-plan?size=20");
        ask("activity", "", own -> "/console/activity");
        ask("activity of a peering", "", own -> "/console/activity?peering=" + own.id);
        ask("activity of a type", "", own -> "/console/activity?type=netpeering.accepted.v1");
        ask("operations", "", own -> "/console/operations");
    }

    private static void ask(String name, String part, Function<Own, String> path) {
        QUESTIONS.put(name, new Question(part, path));
    }

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        BenchmarkPostgres.Database database = postgres.freshDatabase("console");
        AccountId ordinary = new AccountId(size.listed() >= MANY ? "200000000100" : "200000000005");
        AccessKey key = size.listed() >= MANY ? KnownAccounts.AMONG_MANY : KnownAccounts.AMONG_FEW;
        try (ServerUnderTest server = ServerUnderTest.start(database, OverHttp.withoutLimits())) {
            JdbcClient jdbc = server.jdbc();
            write(server, jdbc, database, List.of(BIGGEST, ordinary));
            List<Took> took = new ArrayList<>(pages(server, key, ordinary, "ordinary"));
            took.addAll(pages(server, KnownAccounts.BIGGEST, BIGGEST, "biggest"));
            List<Figure> figures = figures(took, files(server, key));
            figures.add(Figure.of("console: listed peerings of the ordinary account", "%,d", listed(jdbc, ordinary)));
            figures.add(Figure.of("console: listed peerings of the biggest account", "%,d", listed(jdbc, BIGGEST)));
            return figures;
        }
    }

    private void write(
            ServerUnderTest server, JdbcClient jdbc, BenchmarkPostgres.Database database, List<AccountId> accounts)
            throws Exception {
        try (Callers callers = Callers.start(server.netPeerings(), Nets.load(jdbc))) {
            Followers.awaitPastTheBeginning(jdbc);
        }
        // What the callers have made would be in the way of those, and is not asked for.
        jdbc.sql("TRUNCATE netpeering.peering").update();
        new ListedPeerings(size.listed(), Instant.now()).write(jdbc);
        new ListedPast(accounts).write(jdbc);
        try (SingleConnectionDataSource connection =
                new SingleConnectionDataSource(database.jdbcUrl(), database.username(), database.password(), true)) {
            new ViewRebuild(connection, (step, done, total) -> {}).rebuild("audit");
        }
        jdbc.sql("VACUUM ANALYZE netpeering.audit_entry").update();
        jdbc.sql("CHECKPOINT").update();
    }

    private List<Took> pages(ServerUnderTest server, AccessKey key, AccountId account, String who)
            throws IOException, InterruptedException {
        List<Own> samples = samples(server.jdbc(), account);
        String bulk = "/console/bulk?verb=delete"
                + samples.stream().limit(BULK).map(own -> "&id=" + own.id).collect(Collectors.joining());
        Map<String, Question> questions = new LinkedHashMap<>(QUESTIONS);
        questions.put("dialog: delete " + BULK, new Question("dialog", own -> bulk));
        List<Took> all = new ArrayList<>();
        try (Visit visit = Visit.signedIn(server.baseUrl(), key)) {
            for (Map.Entry<String, Question> entry : questions.entrySet()) {
                Question question = entry.getValue();
                Histogram took = new Histogram(3);
                int most = 0;
                for (int i = -WARM_UP; i < size.pages(); i++) {
                    String path = question.path.apply(samples.get(Math.floorMod(i, samples.size())));
                    long start = System.nanoTime();
                    String body = visit.get(path, question.part);
                    if (i >= 0) {
                        took.recordValue(System.nanoTime() - start);
                        most = Math.max(most, body.getBytes(StandardCharsets.UTF_8).length);
                    }
                }
                all.add(new Took(entry.getKey() + ", " + who, took, most));
            }
        }
        return all;
    }

    private static int files(ServerUnderTest server, AccessKey key) throws IOException, InterruptedException {
        int bytes = 0;
        try (Visit visit = Visit.signedIn(server.baseUrl(), key)) {
            for (String file : FILES) {
                bytes += visit.get(file, "").getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return bytes;
    }

    private static List<Figure> figures(List<Took> took, int files) {
        Took slowest = took.stream().max(Comparator.comparingDouble(Took::p95)).orElseThrow();
        Took heaviest =
                took.stream().max(Comparator.comparingInt(Took::mostBytes)).orElseThrow();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atMost(MOST_MILLIS, "console: the slowest page, p95 in ms", slowest.p95(), slowest.page));
        figures.add(Figure.atMost(
                MOST_KILOBYTES,
                "console: the heaviest page with all files, nothing of it packed, in KB",
                heaviest.kilobytes() + files / BYTES,
                String.format(Locale.ROOT, "%s, %.0f of them files", heaviest.page, files / BYTES)));
        took.forEach(one -> figures.add(Figure.of(
                "console: " + one.page + ", p50 / p95, weight",
                "%.1f / %.1f ms, %.1f KB",
                Millis.at(one.nanos, 50),
                one.p95(),
                one.kilobytes())));
        return figures;
    }

    private static List<Own> samples(JdbcClient jdbc, AccountId account) {
        return jdbc.sql("""
                        SELECT peering_id, source_net, accepter_net, accepter_account, source_ranges[1],
                               to_char(requested_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                          FROM netpeering.peering WHERE source_account = ? AND status IN ('pending-acceptance', 'active')
                         ORDER BY hashtext(peering_id) LIMIT ?
                        """)
                .params(account.value(), SAMPLES)
                .query((row, number) -> new Own(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        URLEncoder.encode(row.getString(5), StandardCharsets.UTF_8),
                        row.getString(6)))
                .list();
    }

    private static long listed(JdbcClient jdbc, AccountId account) {
        return jdbc.sql("""
                        SELECT count(*) FROM netpeering.peering
                         WHERE (source_account = ? OR accepter_account = ?) AND status IN ('pending-acceptance', 'active')
                        """)
                .params(account.value(), account.value())
                .query((row, number) -> row.getLong(1))
                .single();
    }
}
