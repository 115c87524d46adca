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
import org.netpeering.application.access.Ruling;
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
                    policies:
                      - |
                        {"Statement": [
                          {"Effect": "Allow", "Action": "api:Read*", "Resource": "*"}]}
              - id: "123456789012"
                name: theirs
                access-keys: []
                users:
                  - name: alice
                    access-keys:
                      - id: AKEXAMPLE0000000000A
                        secret: %1$s
                    policies:
                      - Version: 2012-10-17
                        Statement:
                          - Effect: Allow
                            Action: "*"
                            Resource: "*"
                          - Sid: no-deletion
                            Effect: Deny
                            NotAction: ["api:*", fcu:*]
                            Resource: ["*"]
                  - name: bob@example.org
                    access-keys:
                      - id: AKEXAMPLE0000000000B
                        secret: %1$s
            """.formatted(SECRET);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void whatIsWrittenIsRead() throws IOException {
        ListedAccounts accounts = AccountsFile.read(write(GOOD));

        assertThat(accounts.all()).extracting(Account::name).containsExactly("ours", "theirs");
        assertThat(accounts.account(new AccountId("012345678901"))).isPresent();
        assertThat(accounts.account(new AccountId("000000000000"))).isEmpty();
        AccessKey lasting = accounts.accessKey("AKEXAMPLE00000000001").orElseThrow();
        assertThat(lasting.account()).isEqualTo(new AccountId("012345678901"));
        assertThat(lasting.secret()).isEqualTo(SECRET);
        assertThat(lasting.user()).isNull();
        assertThat(lasting.ruling("fcu:DeleteTags")).isEqualTo(Ruling.ALLOWED);
        assertThat(lasting.sessionToken()).isNull();
        AccessKey passing = accounts.accessKey("AKEXAMPLE00000000002").orElseThrow();
        assertThat(passing.ruling("api:ReadNets")).isEqualTo(Ruling.ALLOWED);
        assertThat(passing.ruling("api:CreateNet")).isEqualTo(Ruling.NOT_ALLOWED);
        assertThat(passing.sessionToken()).isEqualTo("token-of-a-session");
        assertThat(accounts.accessKey("AKEXAMPLE00000000003")).isEmpty();
        assertThat(accounts.containsDemoKeys()).isFalse();
    }

    @Test
    void aUserMayDoWhatItsPoliciesSay() throws IOException {
        ListedAccounts accounts = AccountsFile.read(write(GOOD));

        AccessKey alice = accounts.accessKey("AKEXAMPLE0000000000A").orElseThrow();
        assertThat(alice.user()).isEqualTo("alice");
        assertThat(alice.account()).isEqualTo(new AccountId("123456789012"));
        assertThat(alice.ruling("api:CreateNet")).isEqualTo(Ruling.ALLOWED);
        assertThat(alice.ruling("netpeering:RequestNetPeering")).isEqualTo(Ruling.DENIED);
        AccessKey bob = accounts.accessKey("AKEXAMPLE0000000000B").orElseThrow();
        assertThat(bob.user()).isEqualTo("bob@example.org");
        assertThat(bob.ruling("api:ReadNets")).isEqualTo(Ruling.NOT_ALLOWED);
    }

    @Test
    void aPolicyCanBeInAFileBesideTheAccountsFile() throws IOException {
        Path policies = Files.createDirectories(directory.resolve("policies"));
        String json = "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [\"api:*\"], \"Resource\": \"*\"}}";
        Files.writeString(policies.resolve("api.json"), json);
        String file = GOOD + "        policies: [{policy-file: policies/api.json}]\n";

        AccessKey bob =
                AccountsFile.read(write(file)).accessKey("AKEXAMPLE0000000000B").orElseThrow();

        assertThat(bob.ruling("api:ReadNets")).isEqualTo(Ruling.ALLOWED);
        Files.writeString(policies.resolve("api.json"), json.replace("Allow", "\nallow"));
        assertThatThrownBy(() -> AccountsFile.read(write(file)))
                .isInstanceOf(AccountsFileException.class)
                .hasMessageContaining("line 36, accounts[1].users[1].policies[0].policy-file: Policy file ")
                .hasMessageContaining("api.json, line 1: not JSON");
        Files.writeString(policies.resolve("api.json"), json.replace("\"Action", "\n\"action"));
        assertThatThrownBy(() -> AccountsFile.read(write(file)))
                .hasMessageContaining(
                        "api.json, line 2: Statement: unknown element 'action'; known, in this spelling,");
        Files.delete(policies.resolve("api.json"));
        assertThatThrownBy(() -> AccountsFile.read(write(file)))
                .hasMessageContaining("api.json cannot be read: there is no such file");
    }

    @Test
    void anOwnerHasAtMostTwoLastingKeys() throws IOException {
        Path file = write(GOOD.replace("        session-token: token-of-a-session\n", "")
                .replace(
                        "  - id: \"123456789012\"",
                        "      - id: AKEXAMPLE00000000004\n        secret: " + SECRET + "\n  - id: \"123456789012\""));

        assertThatThrownBy(() -> AccountsFile.read(file))
                .isInstanceOf(AccountsFileException.class)
                .hasMessageContaining(
                        "line 13, accounts[0].access-keys[2]: a third key without session-token; an account"
                                + " has at most two");
    }

    @Test
    void secretsAreNotPartOfAnyText() throws IOException {
        ListedAccounts accounts = AccountsFile.read(write(GOOD));
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
                mistake("    access-keys: []\n", "", "line 14, accounts[1]: the field 'access-keys' is missing"),
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
                        "line 14, accounts[1].id: the account id '123456789012' is" + " already in line 2"),
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
                mistake(
                        "\"Action\"",
                        "\"Actoin\"",
                        "line 11, accounts[0].access-keys[1].policies[0]: line 2 of the"
                                + " policy: Statement[0]: unknown element 'Actoin'"),
                mistake(
                        "{\"Statement\"",
                        "nothing",
                        "line 11, accounts[0].access-keys[1].policies[0]: line 1 of the policy: not"),
                mistake(
                        "Action: \"*\"",
                        "Action: CreateNet",
                        "line 26, accounts[1].users[0].policies[0]: Statement[0].Action:"
                                + " 'CreateNet' is not an action; write service and call"),
                mistake(
                        "Effect: Deny",
                        "Effect: deny",
                        "line 29, accounts[1].users[0].policies[0]: Statement[1].Effect: 'deny'"
                                + " is not an effect; write Allow or Deny"),
                mistake(
                        "Sid: no-deletion",
                        "Sids: x",
                        "line 28, accounts[1].users[0].policies[0]: Statement[1]: unknown"),
                mistake(
                        "- name: alice",
                        "- name: a/b",
                        "line 18, accounts[1].users[0].name: 'a/b' is not a name for a"),
                mistake("- name: bob@example.org", "- name: alice", "the user 'alice' is already in line 18"),
                mistake(
                        "- name: bob@example.org\n",
                        "- name: bob\n        policy: x\n",
                        "users[1]: unknown field 'policy'; known" + " are name, access-keys, policies"),
                mistake("AKEXAMPLE0000000000B", "AKEXAMPLE0000000000A", "the access key id 'AKEXAMPLE0000000000A' is"),
                mistake(
                        "    access-keys: []",
                        "    access-keys: [{id: AKEXAMPLE00000000003, secret: " + SECRET + ", policies: []}]",
                        "accounts[1].access-keys[0].policies: the list is empty, which would not"),
                mistake(GOOD, "", "is empty: write a list 'accounts:'"),
                mistake(GOOD, "# nothing\n", "is empty: write a list 'accounts:'"),
                mistake(GOOD, "accounts: []", "line 1, accounts: the list is empty"),
                mistake(GOOD, "accounts: {}", "line 1, accounts: must be a list, each element after a dash"),
                mistake(GOOD, "just text", "line 1: must be a mapping with accounts, but is a text"));
    }

    @Test
    void theHashOfAPasswordIsReadAndAnythingElseRefused() throws IOException {
        String hash = "$2a$12$" + "h".repeat(53);
        String before = "  - name: bob@example.org\n";
        String user = before + "        password-hash: '" + hash + "'\n";
        ListedAccounts accounts = AccountsFile.read(write(GOOD.replace(before, user)));

        UserPassword password =
                accounts.password("123456789012/bob@example.org").orElseThrow();
        assertThat(password.hash()).isEqualTo(hash);
        assertThat(password.toString()).doesNotContain("hhhh");
        assertThat(accounts.password("123456789012/alice")).isEmpty();
        for (String wrong : new String[] {"plain-3cr3ts-password", hash.replace("$12$", "$04$"), hash + "h"}) {
            Path file = write(GOOD.replace(before, user.replace(hash, wrong)));
            assertThatThrownBy(() -> AccountsFile.read(file))
                    .isInstanceOf(AccountsFileException.class)
                    .hasMessageContaining("accounts[1].users[1].password-hash")
                    .hasMessageContaining("'accounts hash-password'")
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("3cr3ts", "hhhh"));
        }
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
