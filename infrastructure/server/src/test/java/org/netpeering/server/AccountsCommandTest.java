package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command line beside a server that runs on the same database. */
class AccountsCommandTest {
    /** How the OAPI dialect answers a key that it does not know. */
    private static final int UNKNOWN = 400;

    private static final Duration TAKEN_UP = Duration.ofSeconds(10);
    private static final AccountsShell SHELL = new AccountsShell(TestPostgres.freshDatabase());
    private static RunningServer server;

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void start() {
        // Keys are tried again and again before the server has taken them up, which would lock them out.
        server = RunningServer.startWithoutAccountsFile(
                SHELL.database(), SHELL.secretsKey(), "netpeering.limits.wrong-signatures=0");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aKeyIsReplacedWithoutAMomentInWhichNoneWorks() throws Exception {
        TestAccount old = SHELL.add("networks");
        await(old, 200);

        AccountsShell.Said rotated = SHELL.run("rotate", old.id().value());
        TestAccount young = rotated.keyOf(old.id());
        assertThat(rotated.out()).contains("When all callers have the new one: accounts disable " + old.accessKeyId());
        await(young, 200);
        assertThat(status(old)).isEqualTo(200);
        assertThat(SHELL.run("list").out())
                .containsSubsequence(
                        old.id() + "  networks",
                        "    " + old.accessKeyId() + "  active, made 2",
                        ", rotated 2",
                        "    " + young.accessKeyId() + "  active, made 2")
                .doesNotContain(old.secretKey(), young.secretKey());

        SHELL.run("disable", old.accessKeyId());
        Awaitility.await().atMost(TAKEN_UP).until(() -> {
            assertThat(status(young)).isEqualTo(200);
            return status(old) == UNKNOWN;
        });

        SHELL.run("enable", old.accessKeyId());
        await(old, 200);
    }

    @Test
    void aUserMayDoWhatItsPoliciesSayAndNothingAtFirst() throws Exception {
        TestAccount own = SHELL.add("with users");
        TestAccount alice = SHELL.run("add-user", own.id() + "/alice").keyOf(own.id());
        await(alice, 403);

        String policy = policy("Allow", "api:Read*");
        SHELL.run("attach-policy", own.id() + "/alice", "reader", policy);
        await(alice, 200);
        assertThat(SHELL.run("list").out()).contains("user alice, policies reader");
        assertThat(SHELL.run("show-policy", own.id() + "/alice", "reader").out())
                .contains("api:Read*");

        SHELL.run("attach-policy", own.id() + "/alice", "no-nets", policy("Deny", "api:ReadNets"));
        await(alice, 403);
        SHELL.run("detach-policy", own.id() + "/alice", "no-nets");
        await(alice, 200);

        SHELL.run("disable", own.id() + "/alice");
        await(alice, UNKNOWN);
        assertThat(status(own)).isEqualTo(200);
        SHELL.run("enable", own.id() + "/alice");
        await(alice, 200);
        SHELL.run("disable", own.id().value());
        await(alice, UNKNOWN);
        assertThat(status(own)).isEqualTo(UNKNOWN);
        SHELL.run("enable", own.id().value());
        await(own, 200);
    }

    @Test
    void theKeyThatReplacesABoundOneIsBoundAsWell() throws Exception {
        TestAccount own = SHELL.add("bound");
        await(own, 200);
        SHELL.run("attach-policy", own.accessKeyId(), "no-nets", policy("Allow", "api:ReadVms"));
        await(own, 403);

        TestAccount young = SHELL.run("rotate", own.id().value()).keyOf(own.id());

        await(young, 403);
        assertThat(SHELL.run("detach-policy", young.accessKeyId(), "no-nets").out())
                .contains("It has no other, and may do everything now");
        await(young, 200);
    }

    @Test
    void noSecretIsInTheTables() {
        TestAccount account = SHELL.add("secretive");

        String rows = JdbcClient.create(server.bean(DataSource.class))
                .sql("SELECT string_agg(row_to_json(key)::text, ' ') FROM netpeering.access_key key")
                .query((row, number) -> row.getString(1))
                .single();

        String part = account.secretKey().substring(0, 8);
        assertThat(rows)
                .contains(account.accessKeyId())
                .doesNotContain(part)
                .doesNotContain(HexFormat.of().formatHex(part.getBytes(StandardCharsets.US_ASCII)));
    }

    static Stream<Arguments> refusals() {
        String id = "999999999999";
        return Stream.of(
                Arguments.of(1, "There is no account " + id, List.of("rotate", id)),
                Arguments.of(1, "There is no account " + id, List.of("add-user", id + "/alice")),
                Arguments.of(
                        1, "There is no access key AKEXAMPLE00000000001", List.of("disable", "AKEXAMPLE00000000001")),
                Arguments.of(1, "NAME: the name of an account is 1 to 100 characters", List.of("add", " ")),
                Arguments.of(1, "'" + id + "' is not a user; write the account, a slash", List.of("add-user", id)),
                Arguments.of(1, "'a b' is not a name for a policy: write", List.of("attach-policy", id, "a b", "f")),
                Arguments.of(
                        1,
                        "Policy file /no/file cannot be read: there is no such",
                        List.of("attach-policy", id, "p", "/no/file")),
                Arguments.of(1, "There is no account " + id, List.of("detach-policy", id + "/alice", "p")),
                Arguments.of(
                        2,
                        "Invalid value for positional parameter at index 0 (WHOM): 'alice' is neither an account",
                        List.of("disable", "alice")),
                Arguments.of(
                        2,
                        "Invalid value for option '--id': Account id '12' is not 12 digits",
                        List.of("add", "x", "--id=12")),
                Arguments.of(2, "Missing required parameter: 'NAME'", List.of("add")),
                Arguments.of(2, "Unmatched argument at index 1: 'frobnicate'", List.of("frobnicate")),
                Arguments.of(2, "Unknown option: '--secret=x'", List.of("add", "x", "--secret=x")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void aMistakeIsOneSentence(int code, String sentence, List<String> words) {
        AccountsShell.Said said = SHELL.tried(words.toArray(String[]::new));

        assertThat(said.code()).isEqualTo(code);
        assertThat(said.err()).startsWith(sentence).doesNotContain("\tat ", "Exception");
        assertThat(said.err().lines().count() == 1).as("no usage").isEqualTo(code == 1);
        assertThat(said.out()).isEmpty();
    }

    @Test
    void whatWouldBeAThirdKeyOrASecondUserIsRefused() {
        TestAccount own = SHELL.add("full");
        String young = SHELL.run("rotate", own.accessKeyId()).keyOf(own.id()).accessKeyId();

        assertThat(SHELL.tried("rotate", own.id().value()).err())
                .contains(
                        "There are two active keys of account " + own.id() + " already, " + own.accessKeyId() + " and "
                                + young,
                        "disable the one that is no longer used: 'accounts disable " + own.accessKeyId() + "'");
        SHELL.run("disable", own.accessKeyId());
        SHELL.run("rotate", young);
        assertThat(SHELL.tried("enable", own.accessKeyId()).err()).contains("There are two active keys");
        SHELL.run("add-user", own.id() + "/alice");
        assertThat(SHELL.tried("add-user", own.id() + "/alice").err()).contains("is there already");
        assertThat(SHELL.tried("add", "again", "--id=" + own.id()).err())
                .contains("Account " + own.id() + " is there already");
        assertThat(SHELL.tried("show-policy", own.id() + "/alice", "none").err())
                .contains("has no policy 'none'");
    }

    @Test
    void withoutTheEncryptionKeyOrWithAnotherNoKeyIsMade() {
        SHELL.add("sealed");

        assertThat(SHELL.withSecretsKey("").tried("add", "other").err())
                .contains(
                        "the key for that was not given. Name a file that holds it by --netpeering.secrets-key-file=FILE");
        assertThat(SHELL.withSecretsKey("11".repeat(32)).tried("add", "other").err())
                .contains("environment variable NETPEERING_SECRETS_KEY, is not the one that the access keys in the");
        assertThat(SHELL.withSecretsKey("").run("list").out()).doesNotContain("other");
    }

    @Test
    void aDatabaseThatIsNotThereAndASettingThatCannotBeAreOneSentence() {
        AccountsShell nowhere =
                new AccountsShell(new TestPostgres.Database("jdbc:postgresql://127.0.0.1:1/x", "me", "hidden"));

        assertThat(nowhere.tried("list").err())
                .startsWith("The database cannot be used: Connection to 127.0.0.1:1 refused.")
                .endsWith(
                        "Check --spring.datasource.url, --spring.datasource.username and --spring.datasource.password\n")
                .doesNotContain("hidden")
                .satisfies(said -> assertThat(said.lines()).hasSize(1));
        assertThat(SHELL.tried("add", "x", "--netpeering.mode=foo").err())
                .isEqualTo("The setting netpeering.mode cannot be 'foo'; the README says what it can be\n");
    }

    @Test
    void helpSaysWhatThereIs() {
        assertThat(SHELL.run("--help").out())
                .contains("add", "add-user", "list", "rotate", "disable", "enable", "attach-policy", "detach-policy")
                .contains("WHOM is an account");
        assertThat(SHELL.run("rotate", "--help").out()).contains("works beside the one in use", "WHOM");
    }

    @Test
    void theJarSaysNothingElse() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                NetPeeringServer.class.getName(),
                                "accounts",
                                "list"),
                        SHELL.settings())
                .toList());
        TestAccount account = SHELL.add("from a shell");
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains(account.id() + "  from a shell");
        assertThat(output.lines()).allMatch(line -> line.startsWith("    ") || line.matches("[0-9]{12}  .*"));
    }

    private static void await(TestAccount account, int status) {
        Awaitility.await().atMost(TAKEN_UP).until(() -> status(account) == status);
    }

    private static int status(TestAccount account) throws IOException, InterruptedException {
        return SignedPost.send(server, account, "/api/v1/ReadNets", "{}").statusCode();
    }

    private String policy(String effect, String action) throws IOException {
        Path file = Files.createTempFile(directory, "policy", ".json");
        return Files.writeString(
                        file,
                        "{\"Statement\": {\"Effect\": \"" + effect + "\", \"Action\": \"" + action
                                + "\", \"Resource\": \"*\"}}")
                .toString();
    }
}
