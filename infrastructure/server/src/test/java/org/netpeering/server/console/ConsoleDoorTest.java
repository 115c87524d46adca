package org.netpeering.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.server.console.ConsoleVisit.location;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestPostgres;

/** Who gets in, and what a page of a stranger can make a browser do. */
class ConsoleDoorTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.startWithoutAccountsFile(TestPostgres.freshDatabase());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theRootWithoutAnActionLeadsToTheConsoleAndWithOneToTheDialect() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.at(server)) {
            assertThat(location(visit.get("/"))).isEqualTo("/console");
            assertThat(visit.get("/?Action=DescribeRegions&Version=2016-11-15").body())
                    .startsWith("<?xml");
            assertThat(visit.post("/", Map.of("Action", "DescribeVpcs")).body()).startsWith("<?xml");
        }
    }

    @Test
    void whoeverIsNotSignedInIsSentToSignInAndBackAgain() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.at(server)) {
            assertThat(location(visit.get("/console/map?q=a")))
                    .isEqualTo("/console/sign-in?next=%2Fconsole%2Fmap%3Fq%3Da");
            assertThat(location(visit.signIn(DemoNets.ONE_KEY, DemoNets.ONE_SECRET, "/console/map?q=a")))
                    .isEqualTo("/console/map?q=a");
            assertThat(visit.get("/console/map?q=a").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/",
                "//example.com",
                "/console@example.com",
                "/\\example.com",
                "/consolex",
                "/console/{x}"
            })
    void signingInLeadsNowhereElse(String next) throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.at(server)) {
            assertThat(location(visit.signIn(DemoNets.ONE_KEY, DemoNets.ONE_SECRET, next)))
                    .isEqualTo("/console");
        }
    }

    @Test
    void theSessionIsACookieThatNoScriptReadsAndIsAnotherOneAfterSigningIn() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.at(server)) {
            HttpResponse<String> page = visit.get("/console/sign-in");
            String before = page.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(before).contains("netpeering-session=", "HttpOnly", "SameSite=Lax", "Path=/console");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.body()).doesNotContain("style=", "onclick=", "http://", "https://");

            HttpResponse<String> signedIn = visit.signIn(DemoNets.ONE_KEY, DemoNets.ONE_SECRET, "");

            assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("netpeering-session=")
                    .isNotEqualTo(before);
        }
    }

    @Test
    void noFormIsTakenWithoutTheTokenOfItsSession() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.at(server);
                ConsoleVisit stranger = ConsoleVisit.at(server)) {
            visit.signIn(DemoNets.ONE_KEY, DemoNets.ONE_SECRET, "");
            for (String path : new String[] {
                "/console/demo",
                "/console/clock",
                "/console/create",
                "/console/bulk",
                "/console/sign-out",
                "/console/theme",
                "/console/peerings/pcx-12345678/accept",
                "/console/operations/retry"
            }) {
                assertThat(visit.post(path, Map.of("account", "987654321098")).statusCode())
                        .as(path)
                        .isEqualTo(403);
                assertThat(visit.post(path, Map.of("_csrf", stranger.token())).statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(visit.get("/console").body()).contains("123456789012");
        }
    }

    @Test
    void guessingASecretLocksTheKeyForWhoGuesses() throws Exception {
        try (RunningServer own = RunningServer.startWithoutAccountsFile(
                        TestPostgres.freshDatabase(), "netpeering.limits.wrong-signatures=2");
                ConsoleVisit visit = ConsoleVisit.at(own)) {
            visit.signIn(DemoNets.ONE_KEY, "wrong", "");
            assertThat(visit.signIn(DemoNets.ONE_KEY, "wrong", "").statusCode()).isEqualTo(403);

            HttpResponse<String> locked = visit.signIn(DemoNets.ONE_KEY, DemoNets.ONE_SECRET, "");

            assertThat(locked.statusCode()).isEqualTo(403);
            assertThat(locked.body()).contains("is locked").doesNotContain(DemoNets.ONE_SECRET);
        }
    }

    @Test
    void accountsOfOnesOwnHaveNoOneClickEntrance() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.at(RunningServer.shared())) {
            assertThat(visit.get("/console/sign-in").body()).doesNotContain("/console/demo");
            assertThat(visit.post("/console/demo", Map.of("_csrf", visit.token(), "account", "123456789012"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aServerWithoutAConsoleHasNone() throws Exception {
        try (RunningServer own = RunningServer.startWithoutAccountsFile(
                        TestPostgres.freshDatabase(), "netpeering.console.enabled=false");
                ConsoleVisit visit = ConsoleVisit.at(own)) {
            assertThat(visit.get("/").statusCode()).isEqualTo(404);
            assertThat(visit.get("/console").statusCode()).isEqualTo(404);
        }
    }
}
