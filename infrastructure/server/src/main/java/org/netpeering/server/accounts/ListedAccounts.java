package org.netpeering.server.accounts;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netpeering.domain.value.AccountId;

/** Accounts that were known all at once; immutable. */
public final class ListedAccounts implements Accounts {
    /** Nobody may call. */
    public static final ListedAccounts NONE = of(List.of());

    private final Map<AccountId, Account> accounts;
    private final Map<String, AccessKey> accessKeys;
    private final Map<String, UserPassword> passwords;

    private ListedAccounts(
            Map<AccountId, Account> accounts, Map<String, AccessKey> accessKeys, Map<String, UserPassword> passwords) {
        this.accounts = Collections.unmodifiableMap(accounts);
        this.accessKeys = Collections.unmodifiableMap(accessKeys);
        this.passwords = Collections.unmodifiableMap(passwords);
    }

    /**
     * All of the list, in its order.
     *
     * @throws IllegalArgumentException if two accounts, two access keys or two users have the same id
     */
    public static ListedAccounts of(List<Account> list) {
        Map<AccountId, Account> accounts = new LinkedHashMap<>();
        Map<String, AccessKey> accessKeys = new LinkedHashMap<>();
        Map<String, UserPassword> passwords = new LinkedHashMap<>();
        for (Account account : list) {
            if (accounts.put(account.id(), account) != null) {
                throw new IllegalArgumentException("Two accounts have the id " + account.id());
            }
            for (AccessKey key : account.accessKeys()) {
                if (accessKeys.put(key.id(), key) != null) {
                    throw new IllegalArgumentException("Two access keys have the id " + key.id());
                }
            }
            for (UserPassword password : account.passwords()) {
                if (passwords.put(password.id(), password) != null) {
                    throw new IllegalArgumentException("Two users are " + password.id());
                }
            }
        }
        return new ListedAccounts(accounts, accessKeys, passwords);
    }

    /** In the order they were written. */
    public Collection<Account> all() {
        return accounts.values();
    }

    @Override
    public Optional<Account> account(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public Optional<AccessKey> accessKey(String id) {
        return Optional.ofNullable(accessKeys.get(id));
    }

    @Override
    public Optional<UserPassword> password(String id) {
        return Optional.ofNullable(passwords.get(id));
    }

    @Override
    public boolean containsDemoKeys() {
        return accessKeys.values().stream().anyMatch(DemoAccounts::knows);
    }

    @Override
    public String toString() {
        return "Accounts" + accounts.keySet();
    }
}
