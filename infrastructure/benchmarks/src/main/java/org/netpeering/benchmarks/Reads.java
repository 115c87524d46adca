package org.netpeering.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.netpeering.benchmarks.ListedPeerings.Sample;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.TextPattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long a page of a list takes through the query bus, by what it is filtered by, with very many peerings and with few. */
record Reads(Size size) implements Benchmark {
    private static final int FEW = 1000;
    private static final int PAGE = 50;
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 20;
    private static final double MOST = 1.5;
    private static final String OWN = "one's own";
    private static final Map<String, Function<Sample, ListNetPeerings>> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put(OWN, s -> list(s, null));
        QUESTIONS.put("one's own, deep, by cursor", s -> list(s, s.cursor()));
        QUESTIONS.put("active", s -> list(s, null, by(Attribute.STATUS, TextPattern.exact("active"))));
        QUESTIONS.put("pending-*", s -> list(s, null, by(Attribute.STATUS, TextPattern.wildcard("pending-*"))));
        QUESTIONS.put("rejected, few", s -> list(s, null, by(Attribute.STATUS, TextPattern.exact("rejected"))));
        QUESTIONS.put("a source Net", s -> list(s, null, by(Attribute.SOURCE_NET, TextPattern.exact(s.sourceNet()))));
        QUESTIONS.put(
                "an accepter Net", s -> list(s, null, by(Attribute.ACCEPTER_NET, TextPattern.exact(s.accepterNet()))));
        QUESTIONS.put(
                "an id",
                s -> list(
                        s,
                        null,
                        by(Attribute.PEERING_ID, TextPattern.exact(s.peering().value()))));
        QUESTIONS.put(
                "the other account",
                s -> list(s, null, by(Attribute.ACCEPTER_ACCOUNT, TextPattern.exact(s.accepterAccount()))));
        QUESTIONS.put("a range", s -> list(s, null, by(Attribute.SOURCE_RANGE, TextPattern.exact(s.sourceRange()))));
        QUESTIONS.put(
                "a tag",
                s -> list(
                        s,
                        null,
                        new TagFilter(List.of(
                                new TagCondition(TextPattern.exact("team"), TextPattern.exact("t" + s.team()))))));
        QUESTIONS.put(
                "a tag with a wildcard",
                s -> list(
                        s,
                        null,
                        new TagFilter(
                                List.of(new TagCondition(TextPattern.exact("env"), TextPattern.wildcard("p*d"))))));
    }

    private static PeeringFilter by(Attribute attribute, TextPattern pattern) {
        return new AttributeFilter(attribute, List.of(pattern));
    }

    private static ListNetPeerings list(Sample sample, @Nullable Cursor after, PeeringFilter... filters) {
        return new ListNetPeerings(sample.account(), List.of(filters), after, PAGE);
    }

    /** A server, what can be asked of it, and how long it took to answer, by question. */
    private record Side(QueryGateway queries, List<Sample> samples, Map<String, Histogram> took) {
        static Side of(ServerUnderTest server, int count, Instant now) {
            JdbcClient jdbc = server.jdbc();
            new ListedPeerings(count, now).write(jdbc);
            return new Side(server.queries(), ListedPeerings.samples(jdbc), new LinkedHashMap<>());
        }

        void ask(String name, Function<Sample, ListNetPeerings> question, int from, int to) {
            Histogram histogram = took(name);
            for (int i = from; i < to; i++) {
                ListNetPeerings query = question.apply(samples.get(Math.floorMod(i, samples.size())));
                long start = System.nanoTime();
                // No key has signed it: it is that of a program around the engine, which may ask for anybody.
                queries.query(query, Page.class).join();
                if (i >= 0) {
                    histogram.recordValue(System.nanoTime() - start);
                }
            }
        }

        double p99(String question) {
            return Millis.at(took(question), 99);
        }

        Histogram took(String question) {
            return took.computeIfAbsent(question, name -> new Histogram(3));
        }
    }

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        Instant now = Instant.now();
        try (ServerUnderTest few = ServerUnderTest.start(postgres.freshDatabase("few"));
                ServerUnderTest many = ServerUnderTest.start(postgres.freshDatabase("many"))) {
            return measure(Side.of(few, FEW, now), Side.of(many, size.listed(), now));
        }
    }

    private List<Figure> measure(Side few, Side many) {
        int block = Math.max(1, size.lists() / ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            int from = round == 0 ? -WARM_UP : round * block;
            int to = (round + 1) * block;
            QUESTIONS.forEach((name, question) -> {
                few.ask(name, question, from, to);
                many.ask(name, question, from, to);
            });
        }
        List<Figure> figures = new ArrayList<>();
        String worst = QUESTIONS.keySet().stream()
                .max(Comparator.comparingDouble(question -> many.p99(question) / few.p99(question)))
                .orElseThrow();
        String what = String.format(Locale.ROOT, "list page of 50, p99, at %,d peerings to %,d: ", size.listed(), FEW);
        figures.add(goal(what + OWN, OWN, few, many));
        figures.add(goal(what + "the worst of " + QUESTIONS.size() + " filters, " + worst, worst, few, many));
        for (String question : QUESTIONS.keySet()) {
            figures.add(Figure.of(
                    "reads: " + question + ", p50 / p99 with few, with many, p99 ratio",
                    "%.2f / %.2f, %.2f / %.2f ms, %.2f",
                    Millis.at(few.took(question), 50),
                    few.p99(question),
                    Millis.at(many.took(question), 50),
                    many.p99(question),
                    many.p99(question) / few.p99(question)));
        }
        return figures;
    }

    private static Figure goal(String what, String question, Side few, Side many) {
        return Figure.atMost(
                MOST,
                what,
                many.p99(question) / few.p99(question),
                String.format(Locale.ROOT, "%.2f to %.2f ms", many.p99(question), few.p99(question)));
    }
}
