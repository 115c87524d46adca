package org.netpeering.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpeering.postgres.ViewRebuild;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestPostgres;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What those who run the installation see of it, and nobody else. */
class ConsoleOperationsTest {
    private static final String OPERATOR = "AKOPERATOR0000000001";
    private static final String OPERATOR_SECRET = "SKOPERATOR000000000000000000000000000001";

    private static TestPostgres.Database database;
    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        Path accounts = Files.writeString(Path.of("target", "console-accounts.yaml"), """
                accounts:
                  - id: "111122223333"
                    name: operator
                    access-keys:
                      - id: AKOPERATOR0000000001
                        secret: SKOPERATOR000000000000000000000000000001
                        policies:
                          - Statement:
                              - {Effect: Allow, Action: ["*", "audit:Read*"], Resource: "*"}
                      - id: AKORDINARY0000000002
                        secret: SKORDINARY000000000000000000000000000002
                """);
        database = TestPostgres.freshDatabase();
        server = RunningServer.startWithAccounts(database, accounts);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Page operations(BrowserContext window) {
        Page page = window.newPage();
        page.navigate(server.baseUrl() + "/console/operations");
        page.getByLabel("Access key id or user").fill(OPERATOR);
        page.getByLabel("Secret key or password").fill(OPERATOR_SECRET);
        page.locator("main button.primary").click();
        assertThat(page.locator("main h1")).hasText("Operations");
        return page;
    }

    private static void rebuild(String view, ViewRebuild.Progress progress) {
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(database.jdbcUrl(), database.username(), database.password(), true);
        try {
            new ViewRebuild(connection, progress).rebuild(view);
        } finally {
            connection.destroy();
        }
    }

    @Test
    void operationsAreForThoseWhosePoliciesSpellItOut() throws Exception {
        try (ConsoleVisit operator = ConsoleVisit.at(server);
                ConsoleVisit other = ConsoleVisit.at(server)) {
            operator.signIn(OPERATOR, OPERATOR_SECRET, "");
            other.signIn("AKORDINARY0000000002", "SKORDINARY000000000000000000000000000002", "");

            assertThat(operator.get("/console/operations").body())
                    .contains("netpeering.audit", "up to date", "No event is parked", "made again")
                    .doesNotContain("for auditors");
            for (String part : new String[] {"", "rebuilds"}) {
                assertThat(other.get("/console/operations", "HX-Target", part).body())
                        .as(part)
                        .contains("audit:ReadOperations")
                        .doesNotContain("netpeering.audit", "made again");
            }
            String token = ConsoleVisit.tokenIn(other.get("/console"));
            assertThat(other.post("/console/operations/retry", Map.of("_csrf", token))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theBarOfARebuildGrowsUntilTheViewIsInItsPlace() throws Exception {
        CountDownLatch isShown = new CountDownLatch(1);
        CountDownLatch hasBegun = new CountDownLatch(1);
        try (Chromium chromium = Chromium.startOrSkip();
                BrowserContext window = chromium.window();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            try {
                Future<?> rebuild = thread.submit(() -> rebuild("peerings", (step, done, total) -> {
                    if (step.equals("indexes") && total > 0 && done == total / 2) {
                        hasBegun.countDown();
                        awaitQuietly(isShown);
                    }
                }));
                hasBegun.await();
                Page page = operations(window);
                Locator one = page.locator("[data-rebuild=peerings]");
                assertThat(one).containsText("Under way");
                assertThat(one).containsText("Indexes");
                int percent =
                        Integer.parseInt(String.valueOf(one.locator("progress").getAttribute("value")));
                assertThat(percent).isBetween(1, 99);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "console", "rebuild-light-1280.png")));

                isShown.countDown();

                // Without being reloaded.
                assertThat(one).containsText("In its place after");
                assertThat(one.locator("progress")).hasCount(0);
                rebuild.get();
            } finally {
                isShown.countDown();
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRebuildWhoseProcessHasGoneIsToldAsBrokenOff() throws Exception {
        Exception killed = null;
        try {
            rebuild("audit", (step, done, total) -> {
                throw new IllegalStateException("killed");
            });
        } catch (IllegalStateException e) {
            killed = e;
        }
        try (ConsoleVisit operator = ConsoleVisit.at(server)) {
            operator.signIn(OPERATOR, OPERATOR_SECRET, "");
            String body = operator.get("/console/operations").body();

            assertThat(killed).isNotNull();
            assertThat(body).contains("Broken off", "netpeering views rebuild --view audit");

            rebuild("audit", (step, done, total) -> {});
            assertThat(operator.get("/console/operations").body()).doesNotContain("Broken off");
        }
    }
}
