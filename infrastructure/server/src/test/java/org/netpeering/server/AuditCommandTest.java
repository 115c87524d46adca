package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.postgres.PeeringSchema;
import org.netpeering.postgres.proof.CheckpointThread;
import org.netpeering.postgres.proof.SigningKey;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server seals its log, and {@code audit} looks at it from outside while it runs. */
class AuditCommandTest {
    private static final String OFTEN = "netpeering.audit.checkpoint-interval=PT0.05S";

    private static TestPostgres.Database migrated;

    @TempDir
    private Path directory;

    @BeforeAll
    static void migrate() {
        migrated = TestPostgres.freshDatabase();
        PeeringSchema.migrations()
                .dataSource(migrated.jdbcUrl(), migrated.username(), migrated.password())
                .load()
                .migrate();
    }

    @Test
    void aSandboxMakesAKeyOfItsOwnAndIsVerifiedWhileItRuns() throws IOException {
        Path data = directory.resolve("data");
        try (RunningServer server = RunningServer.startInDirectory(data, OFTEN)) {
            new PeeringStory(server).request("10.0.0.0/16", "10.1.0.0/16");
            JdbcClient sql = JdbcClient.create(server.bean(DataSource.class));
            awaitCheckpoint(sql);
            String at = "--netpeering.data-dir=" + data;
            Path publicKey = Files.writeString(
                    directory.resolve("key.pub"),
                    AuditShell.triedAlone("key", at).out());

            AuditShell.Said verified = AuditShell.triedAlone("verify", at, "--public-key", publicKey.toString());

            assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
            assertThat(verified.out())
                    .contains("Nothing was altered in the database", "which was given (--public-key)");
        }
        Path key = data.resolve("audit-signing.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        String before = Files.readString(key);
        try (RunningServer again = RunningServer.startInDirectory(data)) {
            assertThat(again.baseUrl()).isNotEmpty();
        }
        assertThat(key).hasContent(before);
    }

    @Test
    void aNodeThatFindsTheLogAlteredSaysSoAndSignsNoMore() throws Exception {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        String key = "netpeering.audit.signing-key-file=" + keyFile();
        try (RunningServer server = RunningServer.start(database, OFTEN, key);
                HttpClient http = HttpClient.newHttpClient()) {
            ListAppender<ILoggingEvent> log = new ListAppender<>();
            log.start();
            ((Logger) LoggerFactory.getLogger(CheckpointThread.class)).addAppender(log);
            new PeeringStory(server).request("10.0.0.0/16", "10.1.0.0/16");
            JdbcClient sql = JdbcClient.create(server.bean(DataSource.class));
            awaitCheckpoint(sql);
            assertThat(health(http, server)).contains("\"UP\"");

            sql.sql("DELETE FROM netpeering.event").update();

            Awaitility.await()
                    .untilAsserted(() -> assertThat(health(http, server)).contains("\"ALTERED\""));
            assertThat(log.list)
                    .filteredOn(event -> event.getLevel() == Level.ERROR)
                    .singleElement()
                    .satisfies(event -> assertThat(event.getFormattedMessage())
                            .startsWith("THE LOG WAS ALTERED. Leaf 0 has lost its row")
                            .contains("No checkpoint is signed any more"));
            new PeeringStory(server).request("10.0.0.0/16", "10.1.0.0/16");
        }
        try (RunningServer again = RunningServer.start(database, OFTEN, key);
                HttpClient http = HttpClient.newHttpClient()) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(health(http, again)).contains("\"ALTERED\""));
            assertThat(checkpoints(JdbcClient.create(again.bean(DataSource.class))))
                    .isEqualTo(1);
        }
    }

    @Test
    void aServerWithoutAKeySaysOnceThatNothingIsSealed() {
        PrintStream console = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (RunningServer server = RunningServer.start(
                TestPostgres.freshDatabase(),
                "netpeering.mode=production",
                "netpeering.audit.checkpoint-interval=PT0.001S")) {
            new PeeringStory(server).request("10.0.0.0/16", "10.1.0.0/16");

            assertThat(said.toString(StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.contains("WARN") && line.contains("AuditConfiguration")))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("Nothing seals the log: there is no key that signs checkpoints.")
                    .contains("openssl genpkey -algorithm ed25519", "--netpeering.audit.signing-key-file=FILE");
            assertThat(checkpoints(JdbcClient.create(server.bean(DataSource.class))))
                    .isZero();
        } finally {
            System.setOut(console);
        }
    }

    @Test
    void aResetOfTheSandboxBeginsAnotherLog() throws Exception {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        try (RunningServer server =
                        RunningServer.start(database, OFTEN, "netpeering.audit.signing-key-file=" + keyFile());
                HttpClient http = HttpClient.newHttpClient()) {
            JdbcClient sql = JdbcClient.create(server.bean(DataSource.class));
            new PeeringStory(server).request("10.0.0.0/16", "10.1.0.0/16");
            awaitCheckpoint(sql);
            String before = new AuditShell(database).run("checkpoint").out();
            http.send(
                    HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sandbox/reset"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            new PeeringStory(server).request("10.0.0.0/16", "10.1.0.0/16");
            awaitCheckpoint(sql);

            String after = new AuditShell(database).run("checkpoint").out();

            assertThat(after.lines().findFirst()).isNotEqualTo(before.lines().findFirst());
            assertThat(new AuditShell(database).run("verify").out()).contains("Nothing was altered");
            assertThat(health(http, server)).contains("\"UP\"");
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        1,
                        "--file: there is no file /no/file; name one that 'audit export' wrote",
                        "verify --file=/no/file"),
                Arguments.of(1, "--file: /tmp cannot be read: ", "verify --file=/tmp"),
                Arguments.of(
                        1,
                        "--public-key: /no/key cannot be read: there is no such file.",
                        "verify --public-key=/no/key"),
                Arguments.of(
                        1, "--public-key: pom.xml cannot be read: it is longer than", "verify --public-key=pom.xml"),
                Arguments.of(
                        1, "--checkpoint: /no/note cannot be read: there is no such", "verify --checkpoint=/no/note"),
                Arguments.of(
                        1,
                        "--file: pom.xml is there already; name another file, or remove it",
                        "export --file=pom.xml"),
                Arguments.of(1, "--file: /no/dir/f cannot be written: ", "export --file=/no/dir/f"),
                Arguments.of(1, "There is no checkpoint yet; a server that has a key", "checkpoint"),
                Arguments.of(
                        1,
                        "There is no key that signs checkpoints. Make one with 'openssl",
                        "key --netpeering.mode=production"),
                Arguments.of(
                        1,
                        "The key that signs checkpoints, file /no/key (netpeering.audit.signing-key-file), cannot be read: there",
                        "key --netpeering.audit.signing-key-file=/no/key"),
                Arguments.of(2, "Missing required option: '--file=FILE'", "export"),
                Arguments.of(2, "Unknown option: '--frobnicate'", "verify --frobnicate"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneSentence(int code, String sentence, String words) {
        AuditShell.Said said = new AuditShell(migrated).tried(words.split(" "));

        assertThat(said.err()).startsWith(sentence).doesNotContain("\tat ");
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.out()).isEmpty();
    }

    @Test
    void helpSaysWhatThereIs() {
        assertThat(AuditShell.triedAlone("--help").out())
                .contains("verify", "export", "key", "checkpoint", "docs/audit-proof.md");
        assertThat(AuditShell.triedAlone("verify", "--help").out())
                .contains("--file", "--public-key", "--checkpoint", "with 1 if not");
    }

    private Path keyFile() throws IOException {
        return Files.writeString(
                directory.resolve("audit.key"),
                SigningKey.draw(new SecureRandom()).pem());
    }

    private static void awaitCheckpoint(JdbcClient sql) {
        Awaitility.await().until(() -> checkpoints(sql) > 0);
    }

    private static long checkpoints(JdbcClient sql) {
        return sql.sql("SELECT count(*) FROM netpeering.audit_checkpoint")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private static String health(HttpClient http, RunningServer server) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(server.baseUrl() + "/actuator/health"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
