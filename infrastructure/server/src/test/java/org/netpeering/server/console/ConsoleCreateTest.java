package org.netpeering.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.netpeering.server.console.ConsoleInBrowser.button;
import static org.netpeering.server.console.ConsoleInBrowser.openCreate;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.netpeering.domain.value.NetId;

/** Requests in a real browser: what becomes of them is said beforehand, and is what becomes of them. */
class ConsoleCreateTest {
    @RegisterExtension
    static final ConsoleInBrowser console = new ConsoleInBrowser();

    @Test
    void aRequestBetweenTwoNetsOfOnesOwnIsActiveAtOnce() {
        NetId source = console.nets().net(DemoNets.ONE, console.freshRange(), "left");
        NetId target = console.nets().net(DemoNets.ONE, console.freshRange(), "right");
        Page page = console.signIn(DemoNets.ONE);
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
        NetId source = console.nets().net(DemoNets.ONE, console.freshRange(), "left");
        NetId target = console.nets().net(DemoNets.TWO, console.freshRange(), "right");
        Page page = console.signIn(DemoNets.ONE);
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
    void rangesThatOverlapAreDrawnBeforeAnythingIsSent() {
        NetId source = console.nets().net(DemoNets.ONE, "172.16.0.0/16", "left");
        NetId target = console.nets().net(DemoNets.TWO, "172.16.128.0/17", "right");
        Page page = console.signIn(DemoNets.ONE);
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
        NetId source = console.nets().net(DemoNets.ONE, console.freshRange(), "left");
        NetId target = console.nets().net(DemoNets.ONE, console.freshRange(), "right");
        String name = "é".repeat(250) + "🌍ñøß!";
        Page page = console.signIn(DemoNets.ONE);
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
}
