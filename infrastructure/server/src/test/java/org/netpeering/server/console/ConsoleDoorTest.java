package org.netpeering.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestPostgres;

/** Who gets in, and what a page of a stranger can make a browser do. */
class ConsoleDoorTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([0-9a-f]+)\"");

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.startWithoutAccountsFile(TestPostgres.freshDatabase());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A browser without a screen: keeps cookies, follows nothing. */
    private record Visit(HttpClient http, String base) implements AutoCloseable {
        static Visit at(RunningServer server) {
            return new Visit(
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), server.baseUrl());
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
        }

        HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
            String form = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return http.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        }

        String token() throws IOException, InterruptedException {
            Matcher found = TOKEN.matcher(get("/console/sign-in").body());
            assertThat(found.find()).isTrue();
            return found.group(1);
        }

        HttpResponse<String> signIn(String key, String secret, String next) throws IOException, InterruptedException {
            return post(
                    "/console/sign-in",
                    Map.of("_csrf", token(), "accessKeyId", key, "secretKey", secret, "next", next));
        }

        @Override
        public void close() {
            http.close();
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }

    @Test
    void theRootWithoutAnActionLeadsToTheConsoleAndWithOneToTheDialect() throws Exception {
        try (Visit visit = Visit.at(server)) {
            assertThat(location(visit.get("/"))).isEqualTo("/console");
            assertThat(visit.get("/?Action=DescribeRegions&Version=2016-11-15").body())
                    .startsWith("<?xml");
            assertThat(visit.post("/", Map.of("Action", "DescribeVpcs")).body()).startsWith("<?xml");
        }
    }

    @Test
    void whoeverIsNotSignedInIsSentToSignInAndBackAgain() throws Exception {
        try (Visit visit = Visit.at(server)) {
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
        try (Visit visit = Visit.at(server)) {
            assertThat(location(visit.signIn(DemoNets.ONE_KEY, DemoNets.ONE_SECRET, next)))
                    .isEqualTo("/console");
        }
    }

    @Test
    void theSessionIsACookieThatNoScriptReadsAndIsAnotherOneAfterSigningIn() throws Exception {
        try (Visit visit = Visit.at(server)) {
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
        try (Visit visit = Visit.at(server);
                Visit stranger = Visit.at(server)) {
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
                Visit visit = Visit.at(own)) {
            visit.signIn(DemoNets.ONE_KEY, "wrong", "");
            assertThat(visit.signIn(DemoNets.ONE_KEY, "wrong", "").statusCode()).isEqualTo(403);

            HttpResponse<String> locked = visit.signIn(DemoNets.ONE_KEY, DemoNets.ONE_SECRET, "");

            assertThat(locked.statusCode()).isEqualTo(403);
            assertThat(locked.body()).contains("is locked").doesNotContain(DemoNets.ONE_SECRET);
        }
    }

    @Test
    void accountsOfOnesOwnHaveNoOneClickEntrance() throws Exception {
        try (Visit visit = Visit.at(RunningServer.shared())) {
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
                Visit visit = Visit.at(own)) {
            assertThat(visit.get("/").statusCode()).isEqualTo(404);
            assertThat(visit.get("/console").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void operationsAreForThoseWhosePoliciesSpellItOut() throws Exception {
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
        try (RunningServer own = RunningServer.startWithAccounts(TestPostgres.freshDatabase(), accounts);
                Visit operator = Visit.at(own);
                Visit other = Visit.at(own)) {
            operator.signIn("AKOPERATOR0000000001", "SKOPERATOR000000000000000000000000000001", "");
            other.signIn("AKORDINARY0000000002", "SKORDINARY000000000000000000000000000002", "");

            assertThat(operator.get("/console/operations").body())
                    .contains("netpeering.audit", "up to date", "No event is parked")
                    .doesNotContain("for auditors");
            assertThat(other.get("/console/operations").body())
                    .contains("audit:ReadOperations")
                    .doesNotContain("netpeering.audit");
            String token = TOKEN.matcher(other.get("/console").body())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);
            assertThat(other.post("/console/operations/retry", Map.of("_csrf", token))
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
