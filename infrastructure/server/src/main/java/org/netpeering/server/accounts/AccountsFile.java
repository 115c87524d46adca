package org.netpeering.server.accounts;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.access.Policy;
import org.netpeering.domain.value.AccountId;
import org.netpeering.server.accounts.password.PasswordHash;
import org.netpeering.server.files.TextFile;
import org.netpeering.server.files.UnreadableFileException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads accounts, their users, access keys and policies from a YAML file. */
public final class AccountsFile {

    private static final List<String> FILE_FIELDS = List.of("accounts");
    private static final List<String> ACCOUNT_FIELDS = List.of("id", "name", "access-keys", "users");
    private static final List<String> USER_FIELDS = List.of("name", "access-keys", "policies", "password-hash");
    private static final List<String> KEY_FIELDS = List.of("id", "secret", "policies", "session-token");
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Map<String, Integer> linesOfAccounts = new HashMap<>();
    private final Map<String, Integer> linesOfKeys = new HashMap<>();

    private AccountsFile() {}

    /**
     * Reads and checks the whole file.
     *
     * @throws AccountsFileException if the file cannot be read or anything in it is not as it must be
     */
    public static ListedAccounts read(Path file) {
        return new AccountsFile().accounts(parsed(file));
    }

    private static YamlField parsed(Path file) {
        Node node;
        try {
            node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(content(file)));
        } catch (MarkedYAMLException e) {
            // Its own message quotes the line, which may hold a secret; its cause is left out for the same reason.
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new AccountsFileException(
                    "Accounts file " + file + ", line " + line + ": not YAML, " + problem(e) + ". Correct the line.");
        } catch (YAMLException e) {
            throw new AccountsFileException("Accounts file " + file
                    + ": not YAML that can be read (it is too long, or has characters that YAML does not allow)."
                    + " Correct it.");
        }
        if (node == null) {
            throw new AccountsFileException("Accounts file " + file
                    + " is empty: write a list 'accounts:' whose elements have id, name and access-keys.");
        }
        return new YamlField(file, "", node);
    }

    private static String problem(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        return problem.contains("alias") ? "it refers to an anchor that does not exist" : problem;
    }

    private static String content(Path file) {
        try {
            return TextFile.read(file, MOST_BYTES);
        } catch (UnreadableFileException e) {
            throw new AccountsFileException("Accounts file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private ListedAccounts accounts(YamlField root) {
        YamlField list = root.required(root.fields(FILE_FIELDS), "accounts");
        List<YamlField> elements = list.elements();
        if (elements.isEmpty()) {
            throw list.refusal("the list is empty. Write at least one account.");
        }
        List<Account> accounts = new ArrayList<>();
        for (YamlField element : elements) {
            accounts.add(account(element));
        }
        return ListedAccounts.of(accounts);
    }

    private Account account(YamlField field) {
        Map<String, YamlField> fields = field.fields(ACCOUNT_FIELDS);
        YamlField id = field.required(fields, "id");
        if (!AccountId.isValid(id.text())) {
            throw id.refusal("'" + id.text() + "' is not an account id: write 12 digits.");
        }
        refuseTwice(linesOfAccounts, id, "account id");
        AccountId account = new AccountId(id.text());
        String name = field.required(fields, "name").text();
        List<AccessKey> keys =
                new ArrayList<>(accessKeys(field.required(fields, "access-keys"), account, null, List.of()));
        List<UserPassword> passwords = new ArrayList<>();
        YamlField users = fields.get("users");
        if (users != null) {
            readUsers(users, account, keys, passwords);
        }
        return new Account(account, name, keys, passwords);
    }

    private void readUsers(YamlField users, AccountId account, List<AccessKey> keys, List<UserPassword> passwords) {
        Map<String, Integer> linesOfNames = new HashMap<>();
        for (YamlField user : users.elements()) {
            Map<String, YamlField> fields = user.fields(USER_FIELDS);
            YamlField name = user.required(fields, "name");
            if (!UserName.isValid(name.text())) {
                throw name.refusal("'" + name.text() + "' is not a name for a user: " + UserName.ADVICE + ".");
            }
            refuseTwice(linesOfNames, name, "user");
            YamlField written = fields.get("policies");
            List<Policy> policies = written == null ? List.of() : PolicyFields.read(written);
            keys.addAll(accessKeys(user.required(fields, "access-keys"), account, name.text(), policies));
            YamlField hash = fields.get("password-hash");
            if (hash != null) {
                if (!PasswordHash.isValid(hash.text())) {
                    throw hash.refusal("the value (" + hash.text().length()
                            + " characters, not shown) is not a hash of bcrypt with a cost of 10 to 14:"
                            + " make one with 'accounts hash-password'.");
                }
                passwords.add(new UserPassword(account, name.text(), hash.text(), policies));
            }
        }
    }

    private List<AccessKey> accessKeys(
            YamlField list, AccountId account, @Nullable String user, List<Policy> policiesOfUser) {
        List<AccessKey> keys = new ArrayList<>();
        int lasting = 0;
        for (YamlField field : list.elements()) {
            AccessKey key = accessKey(field, account, user, policiesOfUser);
            keys.add(key);
            lasting += key.sessionToken() == null ? 1 : 0;
            if (lasting > Accounts.MOST_KEYS) {
                throw field.refusal("a third key without session-token; " + (user == null ? "an account" : "a user")
                        + " has at most two, the one in use and the one that shall replace it. Remove one.");
            }
        }
        return keys;
    }

    private AccessKey accessKey(
            YamlField field, AccountId account, @Nullable String user, List<Policy> policiesOfUser) {
        Map<String, YamlField> fields = field.fields(KEY_FIELDS);
        YamlField id = field.required(fields, "id");
        if (!AccessKey.isValidId(id.text())) {
            throw id.refusal("'" + id.text() + "' (" + id.text().length()
                    + " characters) is not an access key id: write 20 letters and digits.");
        }
        refuseTwice(linesOfKeys, id, "access key id");
        YamlField secret = field.required(fields, "secret");
        if (!AccessKey.isValidSecret(secret.text())) {
            throw secret.refusal("the value (" + secret.text().length()
                    + " characters, not shown) is not a secret: write 40 characters without blanks.");
        }
        YamlField token = fields.get("session-token");
        return new AccessKey(
                id.text(),
                account,
                user,
                secret.text(),
                policies(fields.get("policies"), policiesOfUser),
                token == null ? null : token.text());
    }

    private static List<Policy> policies(@Nullable YamlField ofKey, List<Policy> ofUser) {
        if (ofKey == null) {
            return ofUser;
        }
        List<Policy> policies = new ArrayList<>(PolicyFields.read(ofKey));
        if (policies.isEmpty()) {
            throw ofKey.refusal("the list is empty, which would not hold the key back from anything."
                    + " Write a policy, or leave the field out.");
        }
        policies.addAll(ofUser);
        return policies;
    }

    private static void refuseTwice(Map<String, Integer> lines, YamlField id, String what) {
        Integer earlier = lines.putIfAbsent(id.text(), id.line());
        if (earlier != null) {
            throw id.refusal(
                    "the " + what + " '" + id.text() + "' is already in line " + earlier + ". Remove one of them.");
        }
    }
}
