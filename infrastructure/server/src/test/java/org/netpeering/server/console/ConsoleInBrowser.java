package org.netpeering.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestPostgres;

/** A sandbox for the tests of a class, and a window of a real browser for each; where there is no browser, they are skipped and say so. */
final class ConsoleInBrowser implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    private final AtomicInteger nextRange = new AtomicInteger();
    private @Nullable Chromium chromium;
    private @Nullable RunningServer server;
    private @Nullable BrowserContext window;

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = Chromium.startOrSkip();
        server = RunningServer.startWithoutAccountsFile(TestPostgres.freshDatabase());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        window = chromium().window();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        window().close();
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("No test has begun");
        }
        return part;
    }

    Chromium chromium() {
        return started(chromium);
    }

    BrowserContext window() {
        return started(window);
    }

    String address(String path) {
        return started(server).baseUrl() + path;
    }

    DemoNets nets() {
        return new DemoNets(started(server));
    }

    String freshRange() {
        return "10." + nextRange.getAndIncrement() + ".0.0/16";
    }

    /** A request from a new Net of the first account to one of the second. */
    PeeringView pendingForTwo(String name) {
        return nets().request(
                        DemoNets.ONE,
                        nets().net(DemoNets.ONE, freshRange(), "left"),
                        nets().net(DemoNets.TWO, freshRange(), "right"),
                        name);
    }

    Page signIn(AccountId account) {
        return signIn(window(), account);
    }

    Page signIn(BrowserContext browser, AccountId account) {
        Page page = browser.newPage();
        page.navigate(address("/"));
        page.locator("main button.side[value='" + account + "']").click();
        assertThat(page.locator("main h1")).hasText("Net Peerings");
        return page;
    }

    static Locator row(Page page, PeeringView peering) {
        return page.locator("tr[data-peering='" + peering.id() + "']");
    }

    static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator openCreate(Page page) {
        page.getByText("Create Net Peering").first().click();
        Locator dialog = page.locator("dialog");
        assertThat(dialog).isVisible();
        return dialog;
    }
}
