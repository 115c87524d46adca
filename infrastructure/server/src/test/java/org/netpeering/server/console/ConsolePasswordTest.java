package org.netpeering.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestPostgres;
import org.netpeering.server.accounts.password.PasswordHash;

/** Users sign in with a password where they have one. */
class ConsolePasswordTest {
    private static final String PASSWORD = "correct horse, battéry staple ";
    private static String hash = "";

    private RunningServer server;

    @BeforeAll
    static void hash() {
        hash = PasswordHash.of(PASSWORD);
    }

    @BeforeEach
    void start() throws IOException {
        Path accounts = Files.writeString(Path.of("target", "password-accounts.yaml"), """
                accounts:
                  - id: "111122223333"
                    name: networks
                    access-keys: []
                    users:
                      - name: alice
                        access-keys: []
                        password-hash: "%s"
                        policies:
                          - Statement: {Effect: Allow, Action: "api:Read*", Resource: "*"}
                      - name: bob
                        access-keys:
                          - id: AKBOB000000000000001
                            secret: SKBOB00000000000000000000000000000000001
                """.formatted(hash));
        server = RunningServer.startWithAccounts(
                TestPostgres.freshDatabase(), accounts, "netpeering.limits.wrong-signatures=2");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoeverHasAPasswordMayDoWhatThePoliciesOfTheUserSay() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.at(server)) {
            HttpResponse<String> answer = visit.signIn("111122223333/alice", PASSWORD, "/console/map");

            assertThat(ConsoleVisit.location(answer)).isEqualTo("/console/map");
            assertThat(visit.get("/console").statusCode()).isEqualTo(200);
            assertThat(visit.get("/console/activity").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void whatIsWrongIsNotTold() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.at(server)) {
            String wrong =
                    visit.signIn("111122223333/alice", PASSWORD.strip(), "").body();
            for (String user : new String[] {"111122223333/nobody", "111122223333/bob", "999999999999/alice", "x/y"}) {
                HttpResponse<String> answer = visit.signIn(user, PASSWORD, "");

                assertThat(answer.statusCode()).as(user).isEqualTo(403);
                assertThat(told(answer.body()).replace(user, "111122223333/alice"))
                        .as(user)
                        .isEqualTo(told(wrong));
            }
            assertThat(visit.signIn("111122223333/alice", "x".repeat(73), "").statusCode())
                    .isEqualTo(403);
            assertThat(wrong).doesNotContain("battéry", hash);
        }
    }

    private static String told(String body) {
        int begin = body.indexOf("role=\"alert\"");
        return body.substring(begin, body.indexOf("</p>", begin));
    }

    @Test
    void guessingLocksTheUserForWhoGuesses() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.at(server)) {
            for (String user : new String[] {"111122223333/alice", "111122223333/nobody"}) {
                visit.signIn(user, "guess number one", "");
                visit.signIn(user, "guess number two", "");

                HttpResponse<String> locked = visit.signIn(user, PASSWORD, "");

                assertThat(locked.statusCode()).isEqualTo(403);
                assertThat(locked.body()).contains("is locked from your address");
            }
        }
    }

    @Test
    void aPasswordIsNoSecretOfAnAccessKeyAndNoneSignsCalls() throws Exception {
        try (ConsoleVisit visit = ConsoleVisit.at(server)) {
            assertThat(visit.signIn("AKBOB000000000000001", PASSWORD, "").statusCode())
                    .isEqualTo(403);
            assertThat(visit.signIn("111122223333/bob", "SKBOB00000000000000000000000000000000001", "")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aUserSignsInWithABrowser() {
        try (Chromium chromium = Chromium.startOrSkip();
                BrowserContext window = chromium.window()) {
            Page page = window.newPage();
            page.navigate(server.baseUrl() + "/console");
            page.getByLabel("Access key id or user").fill("111122223333/alice");
            page.getByLabel("Secret key or password").fill("not the password");
            page.locator("main button.primary").click();
            PlaywrightAssertions.assertThat(page.locator("[role=alert]")).containsText("has this password");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "console", "sign-in-refused-light-1280.png")));
            page.getByLabel("Secret key or password").fill(PASSWORD);
            page.locator("main button.primary").click();
            PlaywrightAssertions.assertThat(page.locator("main h1")).hasText("Net Peerings");
            page.locator(".who").click();
            PlaywrightAssertions.assertThat(page.locator("header")).containsText("alice");
        }
    }
}
