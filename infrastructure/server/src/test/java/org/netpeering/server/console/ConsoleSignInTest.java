package org.netpeering.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way in and out, in a real browser. */
class ConsoleSignInTest {
    @RegisterExtension
    static final ConsoleInBrowser console = new ConsoleInBrowser();

    @Test
    void whoKnowsTheSecretIsLetInAndWhoDoesNotIsToldWhatToCheck() {
        Page page = console.window().newPage();
        page.navigate(console.address("/console/activity"));
        page.getByLabel("Access key id or user").fill(DemoNets.ONE_KEY);
        page.getByLabel("Secret key or password").fill("S".repeat(40));
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Check both");

        page.getByLabel("Secret key or password").fill(DemoNets.ONE_SECRET);
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName("Sign in").setExact(true))
                .click();

        assertThat(page.locator("main h1")).hasText("Activity");
        assertThat(page.content()).doesNotContain(DemoNets.ONE_SECRET);
        page.locator(".who").click();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign out"))
                .click();
        page.navigate(console.address("/console"));
        assertThat(page.locator("main h1")).hasText("Sign in");
    }
}
