package org.netpeering.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestPostgres;

/** What a node keeps of browsers, and what it has them keep, behind a proxy that ends TLS. */
class ConsoleSessionsTest {
    private static final int MORE_THAN_ARE_KEPT = 101;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.startWithoutAccountsFile(
                TestPostgres.freshDatabase(), "netpeering.behind-proxy=true", "netpeering.limits.reads-burst=100000");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ConsoleVisit from(String address, String scheme) {
        return ConsoleVisit.at(server, "X-Forwarded-For", address, "X-Forwarded-Proto", scheme);
    }

    @Test
    void theCookieIsASecureOneIfTheProxyIsSpokenToByTls() throws Exception {
        try (ConsoleVisit secure = from("192.0.2.1", "https");
                ConsoleVisit plain = from("192.0.2.2", "http")) {
            assertThat(ConsoleVisit.cookie(secure.get("/console/sign-in"))).contains("netpeering-session=", "Secure");
            assertThat(ConsoleVisit.cookie(plain.get("/console/sign-in")))
                    .contains("netpeering-session=")
                    .doesNotContain("Secure");
        }
    }

    @Test
    void withoutAProxyOfOursItsHeadersMeanNothing() throws Exception {
        try (RunningServer direct = RunningServer.startWithoutAccountsFile(TestPostgres.freshDatabase());
                ConsoleVisit visit =
                        ConsoleVisit.at(direct, "X-Forwarded-For", "192.0.2.1", "X-Forwarded-Proto", "https")) {
            assertThat(ConsoleVisit.cookie(visit.get("/console/sign-in")))
                    .contains("netpeering-session=")
                    .doesNotContain("Secure");
        }
    }

    @Test
    void whoeverBeginsManySessionsEndsItsOwn() throws Exception {
        try (ConsoleVisit first = from("203.0.113.1", "http");
                ConsoleVisit neighbour = from("203.0.113.2", "http");
                ConsoleVisit signedIn = from("203.0.113.1", "http")) {
            String firstToken = first.token();
            String token = neighbour.token();
            signedIn.signIn(DemoNets.ONE_KEY, DemoNets.ONE_SECRET, "");
            for (int i = 0; i < MORE_THAN_ARE_KEPT; i++) {
                try (ConsoleVisit another = from("203.0.113.1", "http")) {
                    another.get("/console/sign-in");
                }
            }

            assertThat(signIn(first, firstToken)).isEqualTo(403);
            assertThat(signIn(neighbour, token)).isEqualTo(302);
            assertThat(signedIn.get("/console").statusCode()).isEqualTo(200);
        }
    }

    private static int signIn(ConsoleVisit visit, String token) throws Exception {
        return visit.post(
                        "/console/sign-in",
                        Map.of("_csrf", token, "accessKeyId", DemoNets.ONE_KEY, "secretKey", DemoNets.ONE_SECRET))
                .statusCode();
    }
}
