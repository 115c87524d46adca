package org.netpeering.server.accounts;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads accounts and their access keys from a YAML file. */
public final class AccountsFile {

    private static final List<String> FILE_FIELDS = List.of("accounts");
    private static final List<String> ACCOUNT_FIELDS = List.of("id", "name", "access-keys");
    private static final List<String> KEY_FIELDS = List.of("id", "secret", "policy", "session-token");

    private final Map<String, Integer> linesOfAccounts = new HashMap<>();
    private final Map<String, Integer> linesOfKeys = new HashMap<>();

    private AccountsFile() {}

    /**
     * Reads and checks the whole file.
     *
     * @throws AccountsFileException if the file cannot be read or anything in it is not as it must be
     */
    public static Accounts read(Path file) {
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
            return Files.readString(file);
        } catch (IOException e) {
            throw new AccountsFileException("Accounts file " + file + " cannot be read: " + reason(file, e), e);
        }
    }

    private static String reason(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file. Create it, or correct the path.";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied. Make it readable for user " + System.getProperty("user.name") + ".";
        }
        if (e instanceof MalformedInputException) {
            return "it is not UTF-8 text. Save it as UTF-8.";
        }
        return Files.isDirectory(file) ? "it is a directory. Name the file in it." : e + ".";
    }

    private Accounts accounts(YamlField root) {
        YamlField list = root.required(root.fields(FILE_FIELDS), "accounts");
        List<YamlField> elements = list.elements();
        if (elements.isEmpty()) {
            throw list.refusal("the list is empty. Write at least one account.");
        }
        List<Account> accounts = new ArrayList<>();
        for (YamlField element : elements) {
            accounts.add(account(element));
        }
        return Accounts.of(accounts);
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
        List<AccessKey> keys = new ArrayList<>();
        for (YamlField key : field.required(fields, "access-keys").elements()) {
            keys.add(accessKey(key, account));
        }
        return new Account(account, name, keys);
    }

    private AccessKey accessKey(YamlField field, AccountId account) {
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
        return new AccessKey(
                id.text(), account, secret.text(), optional(fields, "policy"), optional(fields, "session-token"));
    }

    private static @Nullable String optional(Map<String, YamlField> fields, String name) {
        YamlField field = fields.get(name);
        return field == null ? null : field.text();
    }

    private static void refuseTwice(Map<String, Integer> lines, YamlField id, String what) {
        Integer earlier = lines.putIfAbsent(id.text(), id.line());
        if (earlier != null) {
            throw id.refusal(
                    "the " + what + " '" + id.text() + "' is already in line " + earlier + ". Remove one of them.");
        }
    }
}
