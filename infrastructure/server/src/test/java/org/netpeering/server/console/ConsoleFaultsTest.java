package org.netpeering.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestPostgres;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Whatever goes wrong below the console is told by the console, without a word about its inside. */
class ConsoleFaultsTest {
    private static RunningServer server;

    /** A page whose template fails when more than a buffer of it has been made. */
    @Controller
    static class BrokenPage {
        @GetMapping("/console/broken")
        String broken() {
            return "console/broken";
        }
    }

    @BeforeAll
    static void start() {
        server = RunningServer.startSandboxWith(BrokenPage.class, TestPostgres.freshDatabase());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void assertOurs(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .contains("This did not work", text, "/console/assets/console.css")
                .doesNotContain("half a page", "Whitelabel", "Exception", "org.", "at java", "nothing.that");
    }

    @Test
    void aTemplateThatFailsIsToldAsAnErrorOfTheServer() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.byDemoAccount(server)) {
            assertOurs(visit.get("/console/broken"), 500, "report request ");
        }
    }

    @Test
    void aPartOfAPageThatFailsIsToldAsAPart() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.byDemoAccount(server)) {
            HttpResponse<String> part = visit.get("/console/broken", "HX-Request", "true");

            assertThat(part.statusCode()).isEqualTo(500);
            assertThat(part.body())
                    .startsWith("<p class=\"notice refused\" role=\"alert\">")
                    .contains("report request ");
        }
    }

    @Test
    void aMethodThatNoPageHasIsToldToo() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.byDemoAccount(server)) {
            String token = ConsoleVisit.tokenIn(visit.get("/console"));

            assertOurs(visit.post("/console/map", Map.of("_csrf", token)), 405, "is not complete");
        }
    }
}
