package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.netpeering.domain.value.AccountId;

/** Types {@code accounts} commands for a database, in this JVM. */
record AccountsShell(TestPostgres.Database database, String hexOfSecretsKey) {
    AccountsShell(TestPostgres.Database database) {
        this(database, "00112233445566778899aabbccddeeff".repeat(2));
    }

    /** What a command said. */
    record Said(int code, String out, String err) {
        /** The key that the command has made. */
        TestAccount keyOf(AccountId account) {
            return new TestAccount(account, after("Access key: "), after("Secret:     "));
        }

        private String after(String label) {
            Matcher line = Pattern.compile(Pattern.quote(label) + "([A-Z0-9]+)").matcher(out);
            assertThat(line.find()).as("'%s' in %s", label, out).isTrue();
            return line.group(1);
        }
    }

    AccountsShell withSecretsKey(String hex) {
        return new AccountsShell(database, hex);
    }

    /** As a setting for a server. */
    String secretsKey() {
        return "NETPEERING_SECRETS_KEY=" + hexOfSecretsKey;
    }

    Stream<String> settings() {
        return Stream.of(
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password());
    }

    /** Adds an account and waits for nothing. */
    TestAccount add(String name) {
        Said said = run("add", name);
        Matcher id = Pattern.compile("Account ([0-9]{12}) has been added").matcher(said.out);
        assertThat(id.find()).as(said.out).isTrue();
        return said.keyOf(new AccountId(id.group(1)));
    }

    /** A command that must succeed. */
    Said run(String... words) {
        Said said = tried(words);
        assertThat(said.code).as(said.err).isZero();
        return said;
    }

    Said tried(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = Stream.of(Stream.of("accounts"), Arrays.stream(words), settings())
                .flatMap(part -> part)
                .toArray(String[]::new);
        int code = Commands.run(new PrintWriter(out), new PrintWriter(err), hexOfSecretsKey, arguments);
        return new Said(code, out.toString(), err.toString());
    }
}
