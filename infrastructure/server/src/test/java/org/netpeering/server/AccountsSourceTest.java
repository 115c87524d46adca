package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpeering.embedded.EmbeddedPostgres;
import org.netpeering.embedded.EmbeddedPostgresSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Where the accounts of a server come from. */
class AccountsSourceTest {
    private static final String PRODUCTION = "netpeering.mode=production";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void productionNeedsAccountsAndTakesThoseOfTheDatabase() throws Exception {
        AccountsShell shell = new AccountsShell(TestPostgres.freshDatabase());
        assertThatThrownBy(() -> RunningServer.startWithoutAccountsFile(shell.database(), PRODUCTION))
                .hasStackTraceContaining(
                        "Production mode has no demo accounts, and there is no other account in the database:"
                                + " add one with 'java -jar netpeering.jar accounts add NAME'");

        TestAccount account = shell.add("ours");
        assertThatThrownBy(() -> RunningServer.startWithoutAccountsFile(shell.database(), PRODUCTION))
                .hasStackTraceContaining(
                        "The database holds access keys, and the key that encrypts their secrets was not");
        Path wrong = Files.writeString(directory.resolve("wrong.key"), "11".repeat(32));
        assertThatThrownBy(() -> RunningServer.startWithoutAccountsFile(
                        shell.database(), PRODUCTION, "netpeering.secrets-key-file=" + wrong))
                .hasStackTraceContaining(
                        "file " + wrong + ", is not the one that the access keys in the database were made");

        Path right = Files.writeString(directory.resolve("right.key"), shell.hexOfSecretsKey() + "\n");
        try (RunningServer server = RunningServer.startWithoutAccountsFile(
                shell.database(), PRODUCTION, "netpeering.secrets-key-file=" + right)) {
            assertThat(SignedPost.send(server, account, "/api/v1/ReadNets", "{}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theCommandWorksOnADataDirectoryInUseOrNot() throws IOException {
        Path data = directory.resolve("data");
        assertThat(onDirectory(data, "list"))
                .startsWith(
                        "1 There is no database: neither is --spring.datasource.url given, nor has a server made the"
                                + " directory '" + data + "'");

        EmbeddedPostgresSettings settings = new EmbeddedPostgresSettings(
                data, 0, Map.of("fsync", "off", "shared_buffers", "16MB"), System.out::println);
        try (EmbeddedPostgres running = EmbeddedPostgres.start(settings)) {
            assertThat(onDirectory(data, "add", "beside")).startsWith("0 ").contains("has been added");
            assertThat(JdbcClient.create(new DriverManagerDataSource(
                                    running.jdbcUrl(), running.username(), running.password()))
                            .sql("SELECT name FROM netpeering.account")
                            .query((row, number) -> row.getString(1))
                            .list())
                    .containsExactly("beside");
        }

        assertThat(onDirectory(data, "list")).startsWith("0 ").contains("  beside");
    }

    private static String onDirectory(Path data, String... words) {
        StringWriter said = new StringWriter();
        String[] arguments = new String[words.length + 2];
        arguments[0] = "accounts";
        arguments[1] = "--netpeering.data-dir=" + data;
        System.arraycopy(words, 0, arguments, 2, words.length);
        PrintWriter out = new PrintWriter(said);
        StringWriter err = new StringWriter();
        int code = Commands.run(out, new PrintWriter(err), "22".repeat(32), arguments);
        return code + " " + (code == 0 ? said : err);
    }
}
