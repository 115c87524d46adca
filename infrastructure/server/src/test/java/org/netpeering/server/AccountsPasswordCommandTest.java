package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpeering.server.accounts.Accounts;
import org.netpeering.server.accounts.UserPassword;
import org.netpeering.server.accounts.password.PasswordHash;

/** Passwords of users, by the commands in the jar. */
class AccountsPasswordCommandTest {
    private static final Duration TAKEN_UP = Duration.ofSeconds(10);
    private static final String FIRST = "a first password";
    private static final String SECOND = "a second passwörd";
    private static final AccountsShell SHELL = new AccountsShell(TestPostgres.freshDatabase());

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.startWithoutAccountsFile(SHELL.database(), SHELL.secretsKey());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static AccountsShell.Said typing(String password, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = Stream.of(Stream.of("accounts"), Stream.of(words), SHELL.settings())
                .flatMap(part -> part)
                .toArray(String[]::new);
        int code = Commands.run(
                new PrintWriter(out), new PrintWriter(err), "00".repeat(32), isPiped -> password, arguments);
        return new AccountsShell.Said(code, out.toString(), err.toString());
    }

    private static Optional<UserPassword> password(String user) {
        return server.bean(Accounts.class).password(user);
    }

    @Test
    void aPasswordIsSetReplacedAndTakenAway() {
        TestAccount own = SHELL.add("with passwords");
        String alice = own.id() + "/alice";
        SHELL.run("add-user", alice);
        assertThat(password(alice)).isEmpty();

        AccountsShell.Said said = typing(FIRST, "set-password", alice);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out() + said.err()).doesNotContain(FIRST, "$2");
        awaitPassword(alice, FIRST);
        assertThat(SHELL.run("list").out())
                .contains("user alice, with a password")
                .doesNotContain("$2");

        typing(SECOND, "set-password", alice);
        awaitPassword(alice, SECOND);

        SHELL.run("disable", alice);
        Awaitility.await().atMost(TAKEN_UP).until(() -> password(alice).isEmpty());
        SHELL.run("enable", alice);
        awaitPassword(alice, SECOND);

        SHELL.run("remove-password", alice);
        Awaitility.await().atMost(TAKEN_UP).until(() -> password(alice).isEmpty());
    }

    private static void awaitPassword(String user, String password) {
        Awaitility.await()
                .atMost(TAKEN_UP)
                .until(() -> password(user)
                        .filter(known -> PasswordHash.matches(password, known.hash()))
                        .isPresent());
    }

    @Test
    void whatIsNoPasswordIsRefused() {
        TestAccount own = SHELL.add("with mistakes");
        SHELL.run("add-user", own.id() + "/alice");

        assertThat(typing("short", "set-password", own.id() + "/alice").err())
                .contains("The password has 5 characters; 12 are the fewest. Choose another")
                .doesNotContain("short");
        assertThat(typing("é".repeat(37), "set-password", own.id() + "/alice").err())
                .contains("The password has 74 bytes in UTF-8; 72 are the most");
        assertThat(typing(FIRST, "set-password", own.id() + "/nobody").err()).contains("has no user 'nobody'");
        assertThat(typing(FIRST, "set-password", own.id().value()).err()).contains("is not a user");
    }

    @Test
    void aHashForAnAccountsFileIsPrinted() {
        String hash = typing(FIRST, "hash-password").out().strip();

        assertThat(PasswordHash.isValid(hash)).isTrue();
        assertThat(PasswordHash.matches(FIRST, hash)).isTrue();
        assertThat(PasswordHash.matches(SECOND, hash)).isFalse();
    }
}
