package org.netpeering.server.accounts.command;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.server.accounts.Accounts;
import org.netpeering.server.accounts.command.Whom.OfAccount;
import org.netpeering.server.accounts.command.Whom.OfKey;
import org.netpeering.server.accounts.command.Whom.OfUser;
import org.netpeering.server.accounts.table.AccountTable;
import org.netpeering.server.accounts.table.KeyOwner;
import org.netpeering.server.accounts.table.SealedSecrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the accounts in the database; each change is one transaction, and changes of one account come one after the other.
 *
 * <p>What cannot be done throws a {@link CommandRefusedException} and changes nothing.
 */
public final class AccountBook {
    private static final int MOST_DRAWS = 100;

    private final DataSource dataSource;
    private final Supplier<SealedSecrets> secrets;
    private final SecureRandom random;
    private final InstantSource clock;
    private final TransactionTemplate transaction;
    private final OwnerRows owners;
    private final KeyRows keys;
    private final PolicyRows policies;

    /**
     * @param dataSource the database, whose schema is there
     * @param secrets asked only by what makes an access key
     * @param random where ids and secrets come from
     * @param clock the real time
     */
    public AccountBook(
            DataSource dataSource, Supplier<SealedSecrets> secrets, SecureRandom random, InstantSource clock) {
        this.dataSource = dataSource;
        this.secrets = secrets;
        this.random = random;
        this.clock = clock;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.owners = new OwnerRows(jdbc);
        this.keys = new KeyRows(jdbc);
        this.policies = new PolicyRows(jdbc);
    }

    /** An account that was just made, with its first key. */
    record Added(AccountId account, NewKey key) {}

    /** A key that was just made, and those that are active beside it. */
    record Rotated(NewKey key, List<String> others) {}

    /** A list of everything, for people. */
    record Listed(OwnerRows.AccountRow account, List<ListedKey> keys, List<ListedUser> users) {}

    record ListedUser(OwnerRows.UserRow user, List<String> policies, List<ListedKey> keys) {}

    record ListedKey(KeyRows.Row key, List<String> policies) {}

    Added add(@Nullable AccountId wanted, String name) {
        if (name.isBlank() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
            throw new CommandRefusedException("NAME: the name of an account is 1 to 100 characters on one line");
        }
        return inTransaction(() -> {
            AccountId account = wanted == null ? insertSomewhere(name) : wanted;
            if (wanted != null && !owners.insertAccount(wanted, name, clock.instant())) {
                throw new CommandRefusedException(
                        "Account " + wanted + " is there already; leave --id out or name another,"
                                + " or make another key by 'accounts rotate " + wanted + "'");
            }
            return new Added(account, insertKey(account, null));
        });
    }

    NewKey addUser(OfUser user) {
        return inTransaction(() -> {
            lock(user.account());
            if (!owners.insertUser(user.account(), user.name(), clock.instant())) {
                throw new CommandRefusedException(
                        "User " + user + " is there already; make another key by 'accounts rotate " + user + "'");
            }
            return insertKey(user.account(), user.name());
        });
    }

    /** A second key beside the one in use; for an account itself it has the policies of the one that it shall replace. */
    Rotated rotate(Whom whom) {
        return inTransaction(() -> {
            Owner owner = owner(whom);
            List<KeyRows.Row> all = keys.of(owner.account, owner.user);
            List<String> active = idsOfActive(all);
            if (active.size() >= Accounts.MOST_KEYS) {
                throw new CommandRefusedException(tooMany(owner, active));
            }
            NewKey key = insertKey(owner.account, owner.user);
            replaced(whom, all).ifPresent(old -> {
                keys.setRotated(old, clock.instant());
                policies.copy(old, key.id());
            });
            return new Rotated(key, active);
        });
    }

    void setState(Whom whom, State state) {
        transaction.executeWithoutResult(status -> {
            Owner owner = owner(whom);
            switch (whom) {
                case OfAccount account -> owners.setAccountState(account.id(), state);
                case OfUser user -> owners.setUserState(user.account(), user.name(), state);
                case OfKey key -> {
                    List<String> active = idsOfActive(keys.of(owner.account, owner.user));
                    if (state == State.ACTIVE && !active.contains(key.id()) && active.size() >= Accounts.MOST_KEYS) {
                        throw new CommandRefusedException(tooMany(owner, active));
                    }
                    keys.setState(key.id(), state);
                }
            }
        });
    }

    /** @param hash of the password with which the user signs in to the console, or null to take it away */
    void setPassword(OfUser user, @Nullable String hash) {
        transaction.executeWithoutResult(status -> {
            owner(user);
            owners.setPassword(user.account(), user.name(), hash);
        });
    }

    /** The document has been checked. */
    void attach(Whom whom, String name, String document) {
        transaction.executeWithoutResult(status -> {
            refuseUnlessHolder(whom);
            policies.put(whom, name, document, clock.instant());
        });
    }

    /** Whether this leaves a key that may do everything. */
    boolean detach(Whom whom, String name) {
        return inTransaction(() -> {
            refuseUnlessHolder(whom);
            if (!policies.remove(whom, name)) {
                throw noSuchPolicy(whom, name);
            }
            return whom instanceof OfKey && policies.names(whom).isEmpty();
        });
    }

    String document(Whom whom, String name) {
        return inTransaction(() -> {
            refuseUnlessHolder(whom);
            return policies.document(whom, name).orElseThrow(() -> noSuchPolicy(whom, name));
        });
    }

    List<Listed> list() {
        return owners.accounts().stream()
                .map(account -> new Listed(
                        account,
                        listed(account.id(), null),
                        owners.users(account.id()).stream()
                                .map(user -> new ListedUser(
                                        user,
                                        policies.names(new OfUser(account.id(), user.name())),
                                        listed(account.id(), user.name())))
                                .toList()))
                .toList();
    }

    private List<ListedKey> listed(AccountId account, @Nullable String user) {
        return keys.of(account, user).stream()
                .map(key ->
                        new ListedKey(key, policies.names(new OfKey(key.owner().keyId()))))
                .toList();
    }

    private record Owner(AccountId account, @Nullable String user) {
        @Override
        public String toString() {
            return user == null ? "account " + account : "user " + account + "/" + user;
        }
    }

    /** Whose keys are meant, locked. */
    private Owner owner(Whom whom) {
        Owner owner = switch (whom) {
            case OfAccount account -> new Owner(account.id(), null);
            case OfUser user -> new Owner(user.account(), user.name());
            case OfKey key ->
                keys.find(key.id())
                        .map(row -> new Owner(row.owner().account(), row.owner().user()))
                        .orElseThrow(() -> new CommandRefusedException(
                                "There is no access key " + key.id() + "; 'accounts list' shows those that there are"));
        };
        lock(owner.account);
        if (owner.user != null && !owners.isUser(owner.account, owner.user)) {
            throw new CommandRefusedException("Account " + owner.account + " has no user '" + owner.user
                    + "'; add it by 'accounts add-user " + owner.account + "/" + owner.user + "'");
        }
        return owner;
    }

    private void lock(AccountId account) {
        if (!owners.lock(account)) {
            throw new CommandRefusedException("There is no account " + account
                    + " in the database; add it by 'accounts add NAME --id=" + account + "'");
        }
    }

    private void refuseUnlessHolder(Whom whom) {
        Owner owner = owner(whom);
        if (whom instanceof OfAccount) {
            throw new CommandRefusedException(
                    "An account itself has no policies; name one of its users, or one of its own"
                            + " keys, which may do everything without: 'accounts list' shows them");
        }
        if (whom instanceof OfKey && owner.user != null) {
            throw new CommandRefusedException("Access key " + whom + " is of " + owner
                    + "; the policies are those of the" + " user: name " + owner.account + "/" + owner.user);
        }
    }

    /** The key that was named; or else the newest active one, or, if none is active, the newest. */
    private static Optional<String> replaced(Whom whom, List<KeyRows.Row> all) {
        if (whom instanceof OfKey key) {
            return Optional.of(key.id());
        }
        List<KeyRows.Row> active = all.stream().filter(KeyRows.Row::isActive).toList();
        List<KeyRows.Row> candidates = active.isEmpty() ? all : active;
        return candidates.stream()
                .reduce((earlier, later) -> later)
                .map(key -> key.owner().keyId());
    }

    private AccountId insertSomewhere(String name) {
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            AccountId id = new AccountId(String.format(Locale.ROOT, "%012d", random.nextLong(1_000_000_000_000L)));
            if (owners.insertAccount(id, name, clock.instant())) {
                return id;
            }
        }
        throw new IllegalStateException("No account id that is free was drawn in " + MOST_DRAWS + " times");
    }

    private NewKey insertKey(AccountId account, @Nullable String user) {
        SealedSecrets sealed = secrets.get();
        AccountTable.refuseOtherKey(dataSource, sealed);
        NewKey key = NewKey.draw(random);
        KeyOwner owner = new KeyOwner(key.id(), account, user);
        keys.insert(owner, sealed.seal(owner, key.secret()), clock.instant());
        return key;
    }

    private static List<String> idsOfActive(List<KeyRows.Row> rows) {
        return rows.stream()
                .filter(KeyRows.Row::isActive)
                .map(key -> key.owner().keyId())
                .toList();
    }

    private static String tooMany(Owner owner, List<String> active) {
        return "There are two active keys of " + owner + " already, " + String.join(" and ", active)
                + "; disable the one that is no longer used: "
                + active.stream().map(id -> "'accounts disable " + id + "'").collect(Collectors.joining(" or "));
    }

    private static CommandRefusedException noSuchPolicy(Whom whom, String name) {
        return new CommandRefusedException(
                whom + " has no policy '" + name + "'; 'accounts list' shows those that there are");
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
