package org.netpeering.server.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Chromium of this machine. Where there is none, tests that need it are skipped and say so. */
final class Chromium implements AutoCloseable {
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/opt/google/chrome/chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        // The browser is that of the system: nothing is loaded from elsewhere.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    static Chromium startOrSkip() {
        Optional<Path> program = find();
        assumeTrue(
                program.isPresent(),
                "No Chromium found: install one (apt-get install chromium), or name its program in CHROMIUM");
        return new Chromium(program.get());
    }

    private static Optional<Path> find() {
        @Nullable String named = System.getenv("CHROMIUM");
        return (named == null ? PLACES : List.of(named))
                .stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** A window with cookies of its own. */
    BrowserContext window(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(10_000);
        return context;
    }

    BrowserContext window() {
        return window(new Browser.NewContextOptions());
    }

    @Override
    public void close() {
        playwright.close();
    }
}
