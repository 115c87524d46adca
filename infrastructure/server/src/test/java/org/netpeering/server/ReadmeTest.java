package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.netpeering.server.accounts.AccountsFile;
import org.netpeering.server.accounts.policy.PolicyDocument;

/** What the README says to copy and paste does what it says. */
class ReadmeTest {
    private static final Path README = Path.of("..", "..", "README.md");

    @Test
    void theTourWorksAsPrinted() throws Exception {
        try (RunningServer sandbox = RunningServer.startWithoutAccountsFile(TestPostgres.freshDatabase())) {
            ProcessBuilder shell = new ProcessBuilder("sh", "-eu", "-c", block("sh")).redirectErrorStream(true);
            shell.environment().putAll(Map.of("NETPEERING_URL", sandbox.baseUrl(), "no_proxy", "127.0.0.1"));
            Process tour = shell.start();
            String output = new String(tour.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(tour.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(tour.exitValue()).as(output).isZero();
            assertThat(output)
                    .doesNotContain("<Error>", "\"Errors\"")
                    .containsSubsequence(
                            "<code>pending-acceptance</code>",
                            "<code>active</code>",
                            "\"State\":{\"Name\":\"active\"",
                            "\"State\":{\"Name\":\"deleted\",\"Message\":\"Deleted by 123456789012\"}",
                            "\"State\":{\"Name\":\"failed\"");
        }
    }

    @Test
    void theAccountsFileIsReadable() throws IOException {
        Path file = Files.writeString(Path.of("target", "readme-accounts.yaml"), block("yaml"));

        assertThat(AccountsFile.read(file).all()).hasSize(1);
    }

    @Test
    void thePolicyIsReadable() throws Exception {
        assertThat(PolicyDocument.inJson(block("json")).statements()).hasSize(1);
    }

    @Test
    void everySettingIsListedAndNoneIsInvented() throws IOException {
        String readme = Files.readString(README);

        for (String setting : ServerPropertiesNames.all()) {
            assertThat(readme).contains("| `" + setting + "` |");
        }
        Matcher listed = Pattern.compile("\\| `(netpeering\\.[a-z.-]+)` \\|").matcher(readme);
        while (listed.find()) {
            assertThat(ServerPropertiesNames.all()).contains(listed.group(1));
        }
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Set<String> sources;
        try (Stream<Path> files = Files.walk(README.resolveSibling("."))) {
            sources = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
        Matcher named = Pattern.compile("`([A-Z][A-Za-z]+Test)`").matcher(Files.readString(README));
        while (named.find()) {
            assertThat(sources).contains(named.group(1) + ".java");
        }
    }

    private static String block(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertThat(block.find()).as("a block of " + language + " in the README").isTrue();
        return block.group(1);
    }
}
