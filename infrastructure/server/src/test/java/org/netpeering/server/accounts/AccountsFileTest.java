package org.netpeering.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.domain.value.AccountId;

class AccountsFileTest {

    private static final String SECRET = "s3cr3ts3cr3ts3cr3ts3cr3ts3cr3ts3cr3ts3cr";

    private static final String GOOD = """
            accounts:
              - id: 012345678901
                name: ours
                access-keys:
                  - id: AKEXAMPLE00000000001
                    secret: %1$s
                  - id: AKEXAMPLE00000000002
                    secret: "%1$s"
                    session-token: token-of-a-session
                    policy: |
                      {"Statement": [{"Effect": "Allow"}]}
              - id: "123456789012"
                name: theirs
                access-keys: []
            """.formatted(SECRET);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Accounts accounts = AccountsFile.read(write(GOOD));

        assertThat(accounts.all()).extracting(Account::name).containsExactly("ours", "theirs");
        assertThat(accounts.account(new AccountId("012345678901"))).isPresent();
        assertThat(accounts.account(new AccountId("000000000000"))).isEmpty();
        AccessKey lasting = accounts.accessKey("AKEXAMPLE00000000001").orElseThrow();
        assertThat(lasting.account()).isEqualTo(new AccountId("012345678901"));
        assertThat(lasting.secret()).isEqualTo(SECRET);
        assertThat(lasting.policy()).isNull();
        assertThat(lasting.sessionToken()).isNull();
        AccessKey passing = accounts.accessKey("AKEXAMPLE00000000002").orElseThrow();
        assertThat(passing.policy()).isEqualTo("{\"Statement\": [{\"Effect\": \"Allow\"}]}\n");
        assertThat(passing.sessionToken()).isEqualTo("token-of-a-session");
        assertThat(accounts.accessKey("AKEXAMPLE00000000003")).isEmpty();
        assertThat(accounts.containsDemoKeys()).isFalse();
    }

    @Test
    void secretsAreNotPartOfAnyText() throws IOException {
        Accounts accounts = AccountsFile.read(write(GOOD));
        assertThat(accounts.toString() + accounts.all() + accounts.accessKey("AKEXAMPLE00000000002"))
                .contains("AKEXAMPLE00000000002")
                .doesNotContain(SECRET)
                .doesNotContain("token-of-a-session");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("name: ours", "naem: ours", "line 3, accounts[0]: unknown field 'naem'; known are id, name"),
                mistake("accounts:", "acounts:", "line 1: unknown field 'acounts'; known are accounts"),
                mistake("secret: \"", "Secret: \"", "line 8, accounts[0].access-keys[1]: unknown field 'Secret'"),
                mistake("    name: ours\n", "", "line 2, accounts[0]: the field 'name' is missing"),
                mistake("    access-keys: []\n", "", "line 12, accounts[1]: the field 'access-keys' is missing"),
                mistake("name: ours", "name:", "line 3, accounts[0].name: must be a text, but is empty"),
                mistake("name: ours", "name: [ours]", "line 3, accounts[0].name: must be a text, but is a list"),
                mistake("access-keys: []", "access-keys: none", "accounts[1].access-keys: must be a list"),
                mistake("access-keys: []", "access-keys: [key]", "accounts[1].access-keys[0]: must be a mapping"),
                mistake("name: ours", "name: ours\n    name: mine", "line 4, accounts[0]: the field 'name' is written"),
                mistake("012345678901", "01234567890", "accounts[0].id: '01234567890' is not an account id: write 12"),
                mistake("012345678901", "0x2345678901", "accounts[0].id: '0x2345678901' is not an account id"),
                mistake(
                        "012345678901",
                        "123456789012",
                        "line 12, accounts[1].id: the account id '123456789012' is" + " already in line 2"),
                mistake(
                        "AKEXAMPLE00000000002",
                        "AKEXAMPLE00000000001",
                        "line 7, accounts[0].access-keys[1].id: the"
                                + " access key id 'AKEXAMPLE00000000001' is already in line 5"),
                mistake("AKEXAMPLE00000000001", "AKEXAMPLE", "line 5, accounts[0].access-keys[0].id: 'AKEXAMPLE' (9"),
                mistake(
                        "secret: s",
                        "secret: ss",
                        "line 6, accounts[0].access-keys[0].secret: the value (41"
                                + " characters, not shown) is not a secret"),
                mistake("secret: s", "secret: \u00e9", "accounts[0].access-keys[0].secret: the value (40"),
                mistake("name: ours", "name: \"ours", "line 8: not YAML"),
                mistake("secret: s", "secret: *s", "line 6: not YAML, it refers to an anchor that does not exist"),
                mistake("secret: s", "secret: @s", "line 6: not YAML"),
                mistake("name: ours", "name: \u0007", "not YAML that can be read"),
                mistake("name: theirs", "--- again", "not YAML"),
                mistake(GOOD, "", "is empty: write a list 'accounts:'"),
                mistake(GOOD, "# nothing\n", "is empty: write a list 'accounts:'"),
                mistake(GOOD, "accounts: []", "line 1, accounts: the list is empty"),
                mistake(GOOD, "accounts: {}", "line 1, accounts: must be a list, each element after a dash"),
                mistake(GOOD, "just text", "line 1: must be a mapping with accounts, but is a text"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsPlaceAndNoSecret(String right, String wrong, String sentence) throws IOException {
        Path file = write(GOOD.replaceFirst(Pattern.quote(right), wrong));
        assertThatThrownBy(() -> AccountsFile.read(file))
                .isInstanceOf(AccountsFileException.class)
                .hasMessageStartingWith("Accounts file " + file)
                .hasMessageContaining(sentence)
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("3cr3ts"));
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Path missing = directory.resolve("missing.yaml");
        assertThatThrownBy(() -> AccountsFile.read(missing))
                .isInstanceOf(AccountsFileException.class)
                .hasMessageContaining("Accounts file " + missing + " cannot be read: there is no such file");
        assertThatThrownBy(() -> AccountsFile.read(directory)).hasMessageContaining("it is a directory");
        Path latin = Files.write(directory.resolve("latin.yaml"), new byte[] {'n', (byte) 0xe9, 'e'});
        assertThatThrownBy(() -> AccountsFile.read(latin)).hasMessageContaining("it is not UTF-8 text");
    }

    private Path write(String content) throws IOException {
        return Files.writeString(directory.resolve("accounts.yaml"), content);
    }

    private static Arguments mistake(String right, String wrong, String sentence) {
        return Arguments.of(right, wrong, sentence);
    }
}
