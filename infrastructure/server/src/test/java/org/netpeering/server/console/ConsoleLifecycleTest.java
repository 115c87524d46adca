package org.netpeering.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestPostgres;

/** The whole life of a peering in a real browser, by both owners. */
class ConsoleLifecycleTest {
    private static Chromium chromium;
    private static RunningServer server;
    private static DemoNets nets;
    private static int nextRange;

    private BrowserContext window;

    @BeforeAll
    static void start() {
        chromium = Chromium.startOrSkip();
        server = RunningServer.startWithoutAccountsFile(TestPostgres.freshDatabase());
        nets = new DemoNets(server);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            server.close();
        }
    }

    @BeforeEach
    void open() {
        window = chromium.window();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static String freshRange() {
        return "10." + nextRange++ + ".0.0/16";
    }

    private static Page signIn(BrowserContext window, AccountId account) {
        Page page = window.newPage();
        page.navigate(server.baseUrl() + "/");
        page.locator("main button.side[value='" + account + "']").click();
        assertThat(page.locator("main h1")).hasText("Net Peerings");
        return page;
    }

    private static Locator row(Page page, PeeringView peering) {
        return page.locator("tr[data-peering='" + peering.id() + "']");
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static PeeringView pendingForTwo(String name) {
        return nets.request(
                DemoNets.ONE,
                nets.net(DemoNets.ONE, freshRange(), "left"),
                nets.net(DemoNets.TWO, freshRange(), "right"),
                name);
    }

    @Test
    void whoKnowsTheSecretIsLetInAndWhoDoesNotIsToldWhatToCheck() {
        Page page = window.newPage();
        page.navigate(server.baseUrl() + "/console/activity");
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
        page.navigate(server.baseUrl() + "/console");
        assertThat(page.locator("main h1")).hasText("Sign in");
    }

    @Test
    void aRequestBetweenTwoNetsOfOnesOwnIsActiveAtOnce() {
        NetId source = nets.net(DemoNets.ONE, freshRange(), "left");
        NetId target = nets.net(DemoNets.ONE, freshRange(), "right");
        Page page = signIn(window, DemoNets.ONE);
        Locator dialog = openCreate(page);
        dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))
                .fill("own pair");
        dialog.getByLabel("Net source").selectOption(source.value());
        dialog.locator("#c-target").selectOption(target.value());
        assertThat(dialog.locator("#forecast")).containsText("accepted at once");
        assertThat(dialog.locator(".verdicts .holds")).hasCount(11);

        button(dialog, "Create").click();

        assertThat(page.locator("main h1")).hasText("own pair");
        assertThat(page.locator(".heading .badge")).hasText("Active");
        assertThat(page.locator(".notice.done")).containsText("is created");
    }

    @Test
    void aRequestToAnotherAccountWaitsForItsOwnerWhoAccepts() {
        NetId source = nets.net(DemoNets.ONE, freshRange(), "left");
        NetId target = nets.net(DemoNets.TWO, freshRange(), "right");
        Page page = signIn(window, DemoNets.ONE);
        Locator dialog = openCreate(page);
        dialog.getByLabel("Net source").selectOption(source.value());
        dialog.getByText("My account").click();
        dialog.locator("#c-other").fill(target.value());
        dialog.locator("#c-owner").fill(DemoNets.TWO.value());
        button(dialog, "Create").click();
        assertThat(page.locator(".heading .badge")).hasText("Pending acceptance");
        assertThat(page.getByText("The owner of the accepter Net has to answer"))
                .isVisible();
        String address = page.url();

        page.locator(".who").click();
        page.locator("button.side[value='" + DemoNets.TWO + "']").click();
        page.navigate(address);
        page.locator(".heading")
                .getByText("Accept", new Locator.GetByTextOptions().setExact(true))
                .click();
        Locator accept = page.locator("dialog");
        assertThat(accept).containsText(source.value());
        assertThat(accept).containsText(target.value());
        assertThat(accept).containsText("account " + DemoNets.ONE + ", through console");
        button(accept, "Accept").click();

        assertThat(page.locator(".heading .badge")).hasText("Active");
        assertThat(page.locator(".timeline")).containsText("netpeering.accepted.v1");
    }

    @Test
    void theAccepterRejectsWithAReasonThatTheRequesterReads() {
        PeeringView pending = pendingForTwo("to be rejected");
        Page page = signIn(window, DemoNets.TWO);
        row(page, pending)
                .getByText("Reject", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.getByLabel("Reason (optional)").fill("Not this quarter, désolé");
        button(page.locator("dialog"), "Reject").click();
        assertThat(page.locator(".heading .badge")).hasText("Rejected");

        try (BrowserContext other = chromium.window()) {
            Page requester = signIn(other, DemoNets.ONE);
            requester.navigate(server.baseUrl() + "/console/peerings/" + pending.id());
            requester.locator(".timeline summary").last().click();
            assertThat(requester.locator(".timeline")).containsText("Not this quarter, désolé");
            requester.navigate(server.baseUrl() + "/console?state=rejected");
            assertThat(row(requester, pending)).hasClass("ended");
        }
    }

    @Test
    void anOwnerDeletesAnActivePeeringAfterBeingAskedOnceMore() {
        PeeringView pending = pendingForTwo("to be deleted");
        nets.send(new AcceptNetPeering(pending.id(), DemoNets.TWO), DemoNets.TWO);
        Page page = signIn(window, DemoNets.ONE);
        page.navigate(server.baseUrl() + "/console/peerings/" + pending.id());
        page.locator(".heading")
                .getByText("Delete", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("dialog")).containsText("cannot be brought back");
        assertThat(nets.read(DemoNets.ONE, pending.id()).status()).isEqualTo(PeeringStatus.ACTIVE);
        button(page.locator("dialog"), "Delete").click();

        assertThat(page.locator(".heading .badge")).hasText("Deleted");
    }

    @Test
    void severalRequestsAreRejectedTogether() {
        PeeringView first = pendingForTwo("one of two");
        PeeringView second = pendingForTwo("two of two");
        Page page = signIn(window, DemoNets.TWO);
        row(page, first).locator("input[type=checkbox]").check();
        row(page, second).locator("input[type=checkbox]").check();
        page.getByText("Reject selected").click();
        assertThat(page.locator("dialog")).containsText(first.id().value());
        button(page.locator("dialog"), "Reject").click();

        assertThat(page.locator(".notice.done")).containsText("2 requests were rejected");
        assertThat(List.of(first, second))
                .allSatisfy(peering -> assertThat(
                                nets.read(DemoNets.TWO, peering.id()).status())
                        .isEqualTo(PeeringStatus.REJECTED));
    }

    @Test
    void rangesThatOverlapAreDrawnBeforeAnythingIsSent() {
        NetId source = nets.net(DemoNets.ONE, "172.16.0.0/16", "left");
        NetId target = nets.net(DemoNets.TWO, "172.16.128.0/17", "right");
        Page page = signIn(window, DemoNets.ONE);
        Locator dialog = openCreate(page);
        dialog.getByLabel("Net source").selectOption(source.value());
        dialog.getByText("My account").click();
        dialog.locator("#c-other").fill(target.value());
        assertThat(dialog.locator("#forecast .badge")).hasText("Failed");
        assertThat(dialog.locator(".verdicts .broken")).containsText("The ranges do not overlap");
        assertThat(dialog.locator(".collision rect.both")).isVisible();
        assertThat(dialog.locator(".collision")).containsText("172.16.128.0/17");
        button(dialog, "Create").click();

        assertThat(page.locator(".heading .badge")).hasText("Failed");
    }

    @Test
    void aNameHasUpTo255CharactersOfAnyKind() {
        NetId source = nets.net(DemoNets.ONE, freshRange(), "left");
        NetId target = nets.net(DemoNets.ONE, freshRange(), "right");
        String name = "é".repeat(250) + "🌍ñøß!";
        Page page = signIn(window, DemoNets.ONE);
        Locator dialog = openCreate(page);
        Locator field = dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true));
        field.fill(name + "x");
        assertThat(dialog.locator("[data-count-of]")).hasText("256 of 255 characters");
        dialog.getByLabel("Net source").selectOption(source.value());
        dialog.locator("#c-target").selectOption(target.value());
        button(dialog, "Create").click();
        assertThat(dialog.getByRole(AriaRole.ALERT))
                .hasText("The name has 256 characters; 255 are the most. Shorten it.");

        field = dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true));
        assertThat(field).hasValue(name + "x");
        field.fill(name);
        assertThat(dialog.locator("[data-count-of]")).hasText("255 of 255 characters");
        button(dialog, "Create").click();

        assertThat(page.locator("main h1")).hasText(name);
    }

    @Test
    void sevenDaysLaterTheRequestHasExpired() {
        // A server of its own: its clock is moved.
        try (RunningServer own = RunningServer.startWithoutAccountsFile(TestPostgres.freshDatabase())) {
            DemoNets there = new DemoNets(own);
            PeeringView pending = there.request(
                    DemoNets.ONE,
                    there.net(DemoNets.ONE, "10.0.0.0/16", "left"),
                    there.net(DemoNets.TWO, "10.1.0.0/16", "right"),
                    "forgotten");
            Page page = window.newPage();
            page.navigate(own.baseUrl() + "/console");
            page.locator("main button.side[value='" + DemoNets.ONE + "']").click();
            assertThat(row(page, pending).locator("time")).hasText("in 6 days");
            page.locator("details.menu summary").first().click();
            page.getByText("+7 days").click();

            assertThat(page.locator(".notice.done")).containsText("1 request has expired");
            assertThat(row(page, pending).locator(".badge")).hasText("Expired");
            assertThat(row(page, pending)).hasClass("ended");
        }
    }

    @Test
    void aSecondWindowSeesWhatHappensWithoutBeingReloaded() {
        Page page = signIn(window, DemoNets.TWO);
        assertThat(page.locator("[data-live-sign]")).isVisible();
        PeeringView pending = pendingForTwo("just asked");
        assertThat(row(page, pending).locator(".badge")).hasText("Pending acceptance");
        row(page, pending).locator("input[type=checkbox]").check();

        nets.send(new AcceptNetPeering(pending.id(), DemoNets.TWO), DemoNets.TWO);

        assertThat(row(page, pending).locator(".badge")).hasText("Active");
        assertThat(row(page, pending).locator("input[type=checkbox]")).isChecked();
    }

    @Test
    void aFormWithoutTheTokenOfTheSessionChangesNothing() {
        PeeringView pending = pendingForTwo("forged");
        Page page = signIn(window, DemoNets.TWO);
        page.navigate(server.baseUrl() + "/console/peerings/" + pending.id() + "/accept");
        page.evaluate("document.querySelector('main [name=_csrf]').value = '0'.repeat(32);"
                + "document.querySelector('main form').removeAttribute('hx-post');"
                + "document.querySelector('main form').submit()");

        assertThat(page.locator(".lead")).containsText("without the token of your session");
        assertThat(nets.read(DemoNets.TWO, pending.id()).status()).isEqualTo(PeeringStatus.PENDING_ACCEPTANCE);
    }

    @Test
    void tagsAreSetAndRemovedAndTheStateOfEveryMomentIsShown() {
        PeeringView pending = pendingForTwo("with a past");
        Page page = signIn(window, DemoNets.ONE);
        page.navigate(server.baseUrl() + "/console/peerings/" + pending.id());
        page.getByLabel("Key").fill("team");
        page.getByLabel("Value").fill("réseau");
        page.getByText("Set tag").click();
        assertThat(page.locator(".tags")).containsText("réseau");
        page.getByLabel("Remove tag team").click();
        assertThat(page.locator(".tags")).not().containsText("réseau");

        page.locator("#p-step").fill("2");
        assertThat(page.locator("#past .chip")).containsText(new String[] {"Name=with a past", "team=réseau"});
        assertThat(page.locator("#osc-0"))
                .hasText(Pattern.compile(
                        "osc-cli api CreateNetPeering .*" + pending.source().net() + ".*"));
        assertThat(page.locator("#graph")).containsText("netpeering.requested.v1");
    }

    private static Locator openCreate(Page page) {
        page.getByText("Create Net Peering").first().click();
        Locator dialog = page.locator("dialog");
        assertThat(dialog).isVisible();
        return dialog;
    }
}
