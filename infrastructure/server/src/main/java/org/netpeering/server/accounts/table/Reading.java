package org.netpeering.server.accounts.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.access.Policy;
import org.netpeering.domain.value.AccountId;
import org.netpeering.server.accounts.AccessKey;
import org.netpeering.server.accounts.Account;
import org.netpeering.server.accounts.ListedAccounts;
import org.netpeering.server.accounts.UserPassword;
import org.netpeering.server.accounts.password.PasswordHash;
import org.netpeering.server.accounts.policy.PolicyDocument;
import org.netpeering.server.accounts.policy.PolicyMistake;

/**
 * What the tables say, as far as it can be used.
 *
 * @param accounts all that are active, with those of their keys and passwords that can be used
 * @param problems a sentence for each key and each password that cannot be used
 */
record Reading(ListedAccounts accounts, List<String> problems) {
    /** @throws SecretsKeyException if there are keys, and no secret of any of them can be decrypted */
    static Reading of(
            List<AccountRows.Row> rows, List<AccountRows.PasswordRow> passwords, @Nullable SealedSecrets secrets) {
        refuseUnlessOneOpens(rows, secrets);
        List<String> problems = new ArrayList<>();
        Map<AccountId, List<AccessKey>> keys = new LinkedHashMap<>();
        Map<AccountId, String> names = new LinkedHashMap<>();
        for (AccountRows.Row row : rows) {
            names.put(row.account(), row.name());
            List<AccessKey> keysOfAccount = keys.computeIfAbsent(row.account(), id -> new ArrayList<>());
            AccountRows.KeyRow key = row.key();
            if (key != null && secrets != null) {
                usable(key, secrets, problems).ifPresent(keysOfAccount::add);
            }
        }
        Map<AccountId, List<UserPassword>> ofUsers = new LinkedHashMap<>();
        for (AccountRows.PasswordRow row : passwords) {
            usable(row, problems)
                    .ifPresent(password -> ofUsers.computeIfAbsent(row.account(), id -> new ArrayList<>())
                            .add(password));
        }
        List<Account> accounts = new ArrayList<>();
        names.forEach((id, name) -> accounts.add(
                new Account(id, name, keys.getOrDefault(id, List.of()), ofUsers.getOrDefault(id, List.of()))));
        return new Reading(ListedAccounts.of(accounts), problems);
    }

    /** If none opens, it is the key that is wrong; if some do, it is the others that were changed. */
    static void refuseUnlessOneOpens(List<AccountRows.Row> rows, @Nullable SealedSecrets secrets) {
        List<AccountRows.KeyRow> keys = rows.stream()
                .flatMap(row -> Optional.ofNullable(row.key()).stream())
                .toList();
        if (keys.isEmpty()) {
            return;
        }
        if (secrets == null) {
            throw new SecretsKeyException(
                    "The database holds access keys, and the key that encrypts their secrets was not given. "
                            + SecretsKey.ADVICE + ", but these need the one they were made with");
        }
        if (keys.stream()
                .noneMatch(key -> secrets.open(key.owner(), key.sealed()).isPresent())) {
            throw new SecretsKeyException("The key for the secrets, " + secrets.source()
                    + ", is not the one that the access keys in the database were made with. Give that one");
        }
    }

    private static Optional<AccessKey> usable(AccountRows.KeyRow row, SealedSecrets secrets, List<String> problems) {
        KeyOwner owner = row.owner();
        String secret = secrets.open(owner, row.sealed()).orElse(null);
        if (secret == null) {
            problems.add("Access key " + owner.keyId() + " of account " + owner.account()
                    + " does not work: its secret was changed, or encrypted for another key, owner or encryption key."
                    + " Disable it, and make another by 'accounts rotate'");
            return Optional.empty();
        }
        return policies(row.policies(), "Access key " + owner.keyId() + " of account " + owner.account(), problems)
                .map(policies -> new AccessKey(owner.keyId(), owner.account(), owner.user(), secret, policies, null));
    }

    private static Optional<UserPassword> usable(AccountRows.PasswordRow row, List<String> problems) {
        String whose = "The password of user " + row.account() + "/" + row.user();
        if (!PasswordHash.isValid(row.hash())) {
            problems.add(whose + " does not work: what the database holds is no hash of bcrypt with a cost of 10 to 14."
                    + " Set it again by 'accounts set-password'");
            return Optional.empty();
        }
        return policies(row.policies(), whose, problems)
                .map(policies -> new UserPassword(row.account(), row.user(), row.hash(), policies));
    }

    private static Optional<List<Policy>> policies(List<String> documents, String whose, List<String> problems) {
        List<Policy> policies = new ArrayList<>();
        for (String document : documents) {
            try {
                policies.add(PolicyDocument.inJson(document));
            } catch (PolicyMistake e) {
                problems.add(whose + " does not work: one of its policies is wrong in line " + e.line() + ", "
                        + e.getMessage() + " Attach it again by 'accounts attach-policy'");
                return Optional.empty();
            }
        }
        return Optional.of(policies);
    }
}
