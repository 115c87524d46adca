package org.netpeering.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.NetId;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestPostgres;

/** Every page, light and dark, wide and narrow: photographed into {@code target/console}, weighed, and checked for accessibility. */
class ConsolePagesTest {
    private static final Path PICTURES = Path.of("target", "console");
    private static final String AXE = axe();
    private static final int HEAVIEST = 300_000;

    private static Chromium chromium;
    private static RunningServer server;
    private static PeeringView lively;
    private static PeeringView waiting;

    @BeforeAll
    static void start() {
        chromium = Chromium.startOrSkip();
        server = RunningServer.startWithoutAccountsFile(TestPostgres.freshDatabase());
        DemoNets nets = new DemoNets(server);
        NetId prod = nets.net(DemoNets.ONE, "10.0.0.0/16", "production");
        NetId staging = nets.net(DemoNets.ONE, "10.1.0.0/16", "staging");
        NetId data = nets.net(DemoNets.ONE, "172.16.0.0/16", "data");
        NetId office = nets.net(DemoNets.ONE, "192.168.0.0/20", "office");
        NetId api = nets.net(DemoNets.TWO, "10.20.0.0/16", "api");
        NetId lab = nets.net(DemoNets.TWO, "10.0.128.0/17", "lab");
        NetId archive = nets.net(DemoNets.TWO, "172.20.0.0/16", "archive");
        lively = nets.request(DemoNets.ONE, prod, api, "Production to partner API");
        nets.send(new RejectNetPeering(lively.id(), DemoNets.ONE, null), DemoNets.ONE);
        nets.send(new AcceptNetPeering(lively.id(), DemoNets.TWO), DemoNets.TWO);
        accepted(nets, nets.request(DemoNets.ONE, staging, data, "Staging to data"));
        accepted(nets, nets.request(DemoNets.ONE, prod, staging, "Production to staging"));
        nets.request(DemoNets.ONE, prod, lab, "Production to lab");
        PeeringView taken = nets.request(DemoNets.ONE, prod, archive, "Old archive link");
        nets.send(new DeleteNetPeering(taken.id(), DemoNets.ONE), DemoNets.ONE);
        nets.request(DemoNets.ONE, data, archive, "Données vers l'archive");
        waiting = nets.request(DemoNets.TWO, api, office, "");
        nets.request(DemoNets.TWO, archive, staging, "");
        PeeringView refused = nets.request(DemoNets.TWO, lab, office, "");
        nets.send(new RejectNetPeering(refused.id(), DemoNets.ONE, "Not from the lab, please"), DemoNets.ONE);
    }

    private static void accepted(DemoNets nets, PeeringView peering) {
        nets.send(new AcceptNetPeering(peering.id(), DemoNets.ONE), DemoNets.ONE);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            server.close();
        }
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("list", "/console");
        pages.put(
                "list-filtered",
                "/console?sourceNet=vpc-*&state=active&col=requester&col=accepter&col=tags&col=requested");
        pages.put(
                "create", "/console/create?sent=1&sourceNet=" + lively.source().net() + "&otherNet=" + clashing());
        pages.put("accept", "/console/peerings/" + waiting.id() + "/accept");
        pages.put("reject", "/console/peerings/" + waiting.id() + "/reject");
        pages.put("delete", "/console/peerings/" + lively.id() + "/delete");
        pages.put("bulk", "/console/bulk?verb=reject&id=" + waiting.id() + "&id=" + lively.id());
        pages.put("peering", "/console/peerings/" + lively.id());
        pages.put("activity", "/console/activity");
        pages.put("operations", "/console/operations");
        pages.put("address-plan", "/console/address-plan?size=20");
        pages.put("map", "/console/map?q=data");
        pages.put("refused", "/console/peerings/pcx-00000000");
        return pages;
    }

    /** The Net of the other account that overlaps with that of the lively peering. */
    private static String clashing() {
        return new DemoNets(server).netOf(DemoNets.TWO, "10.0.128.0/17").value();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440", "LIGHT, 390", "DARK, 1440", "DARK, 390"})
    void everyPageIsLightEnoughAndAccessible(ColorScheme scheme, int width) {
        List<String> findings = new ArrayList<>();
        try (BrowserContext window =
                chromium.window(new NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900))) {
            Page page = window.newPage();
            look(page, "sign-in", "/console/sign-in", scheme, width, findings);
            page.locator("main button.side[value='" + DemoNets.ONE + "']").click();
            pages().forEach((name, path) -> look(page, name, path, scheme, width, findings));
            page.navigate(server.baseUrl() + "/console");
            page.locator(".heading .button").click();
            page.locator("dialog[open]").waitFor();
            picture(page, "dialog", scheme, width);
            check(page, "dialog", findings);
        }
        assertThat(findings).isEmpty();
    }

    private static void look(
            Page page, String name, String path, ColorScheme scheme, int width, List<String> findings) {
        AtomicLong weight = new AtomicLong();
        Consumer<Response> weigh = response -> {
            if (!response.url().endsWith("/console/live")) {
                weight.addAndGet(Long.parseLong(response.headers().getOrDefault("content-length", "0")));
            }
            if (!response.url().startsWith(server.baseUrl())) {
                findings.add(name + " loads from another host: " + response.url());
            }
        };
        Consumer<ConsoleMessage> listen = message -> {
            if (message.type().equals("error") && !name.equals("refused")) {
                findings.add(name + " says in the console: " + message.text());
            }
        };
        page.onResponse(weigh);
        page.onConsoleMessage(listen);
        page.navigate(server.baseUrl() + path);
        page.waitForLoadState(LoadState.LOAD);
        page.offResponse(weigh);
        page.offConsoleMessage(listen);
        long total = weight.get() + page.content().length();
        if (total > HEAVIEST) {
            findings.add(name + " weighs " + total + " bytes");
        }
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) overflow).intValue() > 0) {
            findings.add(name + " is " + overflow + " px wider than its window of " + width);
        }
        picture(page, name, scheme, width);
        check(page, name, findings);
    }

    private static void picture(Page page, String name, ColorScheme scheme, int width) {
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png")));
    }

    /** By axe-core, which is evaluated from outside of the page, whose policy would not let it in. */
    private static void check(Page page, String name, List<String> findings) {
        page.evaluate(AXE);
        Object violations =
                page.evaluate("async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',"
                        + " 'wcag21aa', 'wcag22aa', 'best-practice']})).violations.map(rule => rule.id + ' (' + rule.help + ') at '"
                        + " + rule.nodes.slice(0, 3).map(node => node.target + ' ' + node.failureSummary).join('; '))");
        ((List<?>) violations).forEach(violation -> findings.add(name + ": " + violation));
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(
                ConsolePagesTest.class.getResourceAsStream("/axe.min.js"),
                "axe-core is not among the test libraries")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void withoutAScriptEverythingCanBeReadAndAnswered() {
        try (BrowserContext window = chromium.window(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = window.newPage();
            page.navigate(server.baseUrl() + "/");
            page.locator("main button.side[value='" + DemoNets.ONE + "']").click();
            pages().forEach((name, path) -> {
                page.navigate(server.baseUrl() + path);
                assertThat(page.locator("h1").innerText()).as(name).isNotBlank();
            });
            page.navigate(server.baseUrl() + "/console");
            page.locator("tr[data-peering='" + waiting.id() + "']")
                    .locator("a[href$='/accept']")
                    .click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Accept this Net peering?");
        }
    }
}
