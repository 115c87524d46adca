package org.netpeering.server.accounts.table;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.server.accounts.AccessKey;
import org.netpeering.server.accounts.Account;
import org.netpeering.server.accounts.Accounts;
import org.netpeering.server.accounts.ListedAccounts;
import org.netpeering.server.accounts.UserPassword;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The accounts in the database, all of them held in memory.
 *
 * <p>A call asks the database only if the last look is more than 2 seconds ago, and then for one number; everything is read again
 * when that number has changed. So a change takes effect within 2 seconds, and neither many calls nor unknown ids make many
 * queries. While the database cannot be asked the last answer holds for a minute; after that every question fails.
 */
public final class AccountTable implements Accounts {
    static final Duration FRESH = Duration.ofSeconds(2);
    static final Duration STALE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(AccountTable.class);

    private final AccountRows rows;
    private final @Nullable SealedSecrets secrets;
    private final ListedAccounts otherwise;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Seen seen;

    /** What the tables said, at which count of changes, when they last said so, and when they were last asked. */
    private record Seen(ListedAccounts accounts, long counter, Instant confirmed, Instant asked) {}

    private AccountTable(
            AccountRows rows, @Nullable SealedSecrets secrets, ListedAccounts otherwise, InstantSource clock) {
        this.rows = rows;
        this.secrets = secrets;
        this.otherwise = otherwise;
        this.clock = clock;
        Instant now = clock.instant();
        long counter = rows.counter();
        this.seen = new Seen(read(), counter, now, now);
    }

    /**
     * Reads the accounts.
     *
     * @param dataSource the database, whose schema is there
     * @param secrets decrypts; null if no key was given, which is enough for tables without keys
     * @param otherwise who may call as long as there is no account in the tables
     * @param clock the real time
     * @throws SecretsKeyException if there are access keys and none of their secrets can be decrypted
     */
    public static AccountTable read(
            DataSource dataSource, @Nullable SealedSecrets secrets, ListedAccounts otherwise, InstantSource clock) {
        return new AccountTable(new AccountRows(JdbcClient.create(dataSource)), secrets, otherwise, clock);
    }

    /**
     * Keeps secrets that were encrypted with different keys from being mixed.
     *
     * @throws SecretsKeyException if there are access keys and none of their secrets can be decrypted
     */
    public static void refuseOtherKey(DataSource dataSource, SealedSecrets secrets) {
        Reading.refuseUnlessOneOpens(new AccountRows(JdbcClient.create(dataSource)).active(), secrets);
    }

    /** Whether the tables hold no account at all, disabled ones included. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public Optional<Account> account(AccountId id) {
        return current().account(id);
    }

    @Override
    public Optional<AccessKey> accessKey(String id) {
        return current().accessKey(id);
    }

    @Override
    public Optional<UserPassword> password(String id) {
        return current().password(id);
    }

    @Override
    public boolean containsDemoKeys() {
        return current().containsDemoKeys();
    }

    private ListedAccounts current() {
        Seen last = seen;
        Instant now = clock.instant();
        if (!isYounger(last.asked, FRESH, now)) {
            if (!isYounger(last.confirmed, STALE, now)) {
                looking.lock();
                lookAndUnlock();
            } else if (looking.tryLock()) {
                // One looks; the others need not wait for it.
                lookAndUnlock();
            }
        }
        last = seen;
        if (!isYounger(last.confirmed, STALE, clock.instant())) {
            throw new IllegalStateException("The accounts could not be read since " + last.confirmed);
        }
        return last.accounts;
    }

    private void lookAndUnlock() {
        try {
            if (!isYounger(seen.asked, FRESH, clock.instant())) {
                look();
            }
        } finally {
            looking.unlock();
        }
    }

    private void look() {
        Seen last = seen;
        try {
            Instant now = clock.instant();
            long counter = rows.counter();
            ListedAccounts accounts = counter == last.counter ? last.accounts : readOrNone();
            seen = new Seen(accounts, counter, now, now);
        } catch (DataAccessException e) {
            LOG.warn(
                    "The accounts cannot be read; what was read at {} holds for now: {}",
                    last.confirmed,
                    e.getMessage());
            seen = new Seen(last.accounts, last.counter, last.confirmed, clock.instant());
        }
    }

    private ListedAccounts readOrNone() {
        try {
            return read();
        } catch (SecretsKeyException e) {
            LOG.error("The accounts in the database have changed and cannot be used: {}", e.getMessage());
            return secrets == null ? otherwise : ListedAccounts.NONE;
        }
    }

    private ListedAccounts read() {
        if (rows.isEmpty()) {
            return otherwise;
        }
        Reading reading = Reading.of(rows.active(), rows.passwords(), secrets);
        reading.problems().forEach(problem -> LOG.error("{}", problem));
        return reading.accounts();
    }

    private static boolean isYounger(Instant then, Duration age, Instant now) {
        Duration passed = Duration.between(then, now);
        return !passed.isNegative() && passed.compareTo(age) < 0;
    }
}
