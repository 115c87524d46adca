package org.netpeering.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists that are longer than a page. */
class ConsoleListTest {
    private static final int ROWS = 120;
    private static final int PAGE = 50;
    private static final Pattern ROW = Pattern.compile("data-peering=\"(pcx-[0-9a-f]+)\"");

    private static final String FILL = """
            INSERT INTO netpeering.peering (peering_id, version, status, message, source_net, source_account, source_ranges,
                   accepter_net, accepter_account, accepter_ranges, requested_at, expires_at)
            SELECT 'pcx-' || lpad(to_hex(i), 8, '0'), 1, CASE i % 4 WHEN 0 THEN 'active' ELSE 'pending-acceptance' END,
                   'As it is', 'vpc-1' || lpad(to_hex(i), 7, '0'), '987654321098', '{10.0.0.0/16}',
                   'vpc-2' || lpad(to_hex(i), 7, '0'), '123456789012', '{10.1.0.0/16}',
                   now() - (1000 - i) * interval '10 seconds', now() + interval '1 day'
              FROM generate_series(1, ?) AS i
            """;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.startWithoutAccountsFile(TestPostgres.freshDatabase());
        JdbcClient.create(server.bean(DataSource.class)).sql(FILL).param(ROWS).update();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> rows(String body) {
        return ROW.matcher(body).results().map(row -> row.group(1)).toList();
    }

    /** Those from that one on, each older than the one before. */
    private static List<String> ids(int from, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "pcx-%08x".formatted(from - i))
                .toList();
    }

    private static String link(String body, String rel) {
        Matcher link = Pattern.compile("href=\"([^\"]+)\" rel=\"" + rel + "\"").matcher(body);
        return link.find() ? link.group(1).replace("&amp;", "&") : "";
    }

    @Test
    void theNewestComeFirstAndAllOthersBehindThem() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.byDemoAccount(server)) {
            String first = visit.get("/console").body();
            String second = visit.get(link(first, "next")).body();
            String third = visit.get(link(second, "next")).body();

            assertThat(rows(first)).isEqualTo(ids(ROWS, PAGE));
            assertThat(rows(second)).isEqualTo(ids(ROWS - PAGE, PAGE));
            assertThat(rows(third)).isEqualTo(ids(ROWS - 2 * PAGE, ROWS - 2 * PAGE));
            assertThat(link(first, "prev")).isEmpty();
            assertThat(link(third, "next")).isEmpty();

            String back = visit.get(link(third, "prev")).body();
            assertThat(rows(back)).isEqualTo(rows(second));
            String begin = visit.get(link(back, "prev")).body();
            assertThat(rows(begin)).isEqualTo(rows(first));
            assertThat(link(begin, "prev")).isEmpty();
        }
    }

    @Test
    void whatIsCountedIsNotOnlyThePage() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.byDemoAccount(server)) {
            String body = visit.get("/console?state=active").body();

            assertThat(rows(body)).hasSize(ROWS / 4);
            assertThat(body.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " "))
                    .contains("All " + ROWS, "Pending acceptance " + ROWS * 3 / 4, "Active " + ROWS / 4)
                    .contains(ROWS * 3 / 4 + " requests wait for your answer")
                    .doesNotContain("+ ");
            assertThat(rows(visit.get("/console?inbox=1&older=nonsense").body()))
                    .hasSize(PAGE);
        }
    }
}
