package org.netpeering.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.server.console.ConsoleInBrowser.button;
import static org.netpeering.server.console.ConsoleInBrowser.row;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestPostgres;

/** What becomes of a request, in a real browser, by both owners. */
class ConsoleLifecycleTest {
    @RegisterExtension
    static final ConsoleInBrowser console = new ConsoleInBrowser();

    @Test
    void theAccepterRejectsWithAReasonThatTheRequesterReads() {
        PeeringView pending = console.pendingForTwo("to be rejected");
        Page page = console.signIn(DemoNets.TWO);
        row(page, pending)
                .getByText("Reject", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.getByLabel("Reason (optional)").fill("Not this quarter, désolé");
        button(page.locator("dialog"), "Reject").click();
        assertThat(page.locator(".heading .badge")).hasText("Rejected");

        try (BrowserContext other = console.chromium().window()) {
            Page requester = console.signIn(other, DemoNets.ONE);
            requester.navigate(console.address("/console/peerings/" + pending.id()));
            requester.locator(".timeline summary").last().click();
            assertThat(requester.locator(".timeline")).containsText("Not this quarter, désolé");
            requester.navigate(console.address("/console?state=rejected"));
            assertThat(row(requester, pending)).hasClass("ended");
        }
    }

    @Test
    void anOwnerDeletesAnActivePeeringAfterBeingAskedOnceMore() {
        PeeringView pending = console.pendingForTwo("to be deleted");
        console.nets().send(new AcceptNetPeering(pending.id(), DemoNets.TWO), DemoNets.TWO);
        Page page = console.signIn(DemoNets.ONE);
        page.navigate(console.address("/console/peerings/" + pending.id()));
        page.locator(".heading")
                .getByText("Delete", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("dialog")).containsText("cannot be brought back");
        assertThat(console.nets().read(DemoNets.ONE, pending.id()).status()).isEqualTo(PeeringStatus.ACTIVE);
        button(page.locator("dialog"), "Delete").click();

        assertThat(page.locator(".heading .badge")).hasText("Deleted");
    }

    @Test
    void severalRequestsAreRejectedTogether() {
        PeeringView first = console.pendingForTwo("one of two");
        PeeringView second = console.pendingForTwo("two of two");
        Page page = console.signIn(DemoNets.TWO);
        row(page, first).locator("input[type=checkbox]").check();
        row(page, second).locator("input[type=checkbox]").check();
        page.getByText("Reject selected").click();
        assertThat(page.locator("dialog")).containsText(first.id().value());
        button(page.locator("dialog"), "Reject").click();

        assertThat(page.locator(".notice.done")).containsText("2 requests were rejected");
        assertThat(List.of(first, second))
                .allSatisfy(peering -> assertThat(
                                console.nets().read(DemoNets.TWO, peering.id()).status())
                        .isEqualTo(PeeringStatus.REJECTED));
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
            Page page = console.window().newPage();
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
        Page page = console.signIn(DemoNets.TWO);
        assertThat(page.locator("[data-live-sign]")).isVisible();
        PeeringView pending = console.pendingForTwo("just asked");
        assertThat(row(page, pending).locator(".badge")).hasText("Pending acceptance");
        row(page, pending).locator("input[type=checkbox]").check();

        console.nets().send(new AcceptNetPeering(pending.id(), DemoNets.TWO), DemoNets.TWO);

        assertThat(row(page, pending).locator(".badge")).hasText("Active");
        assertThat(row(page, pending).locator("input[type=checkbox]")).isChecked();
    }

    @Test
    void aFormWithoutTheTokenOfTheSessionChangesNothing() {
        PeeringView pending = console.pendingForTwo("forged");
        Page page = console.signIn(DemoNets.TWO);
        page.navigate(console.address("/console/peerings/" + pending.id() + "/accept"));
        page.evaluate("document.querySelector('main [name=_csrf]').value = '0'.repeat(32);"
                + "document.querySelector('main form').removeAttribute('hx-post');"
                + "document.querySelector('main form').submit()");

        assertThat(page.locator(".lead")).containsText("without the token of your session");
        assertThat(console.nets().read(DemoNets.TWO, pending.id()).status())
                .isEqualTo(PeeringStatus.PENDING_ACCEPTANCE);
    }

    @Test
    void tagsAreSetAndRemovedAndTheStateOfEveryMomentIsShown() {
        PeeringView pending = console.pendingForTwo("with a past");
        Page page = console.signIn(DemoNets.ONE);
        page.navigate(console.address("/console/peerings/" + pending.id()));
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
}
