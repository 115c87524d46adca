package org.netpeering.edge;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.netpeering.domain.value.AccountId;

/**
 * Holds every account to its limits.
 *
 * <p>Counts verified calls only: what is counted before the signature is checked, anybody could use up for somebody else.
 * Accounts that pause are forgotten once their burst is saved up again, so memory follows the accounts that call. Safe for use
 * by many threads.
 */
public final class AccountLimits {
    private static final Duration LEAST_MEMORY = Duration.ofMinutes(1);

    private final LoadingCache<AccountId, AccountTurns> accounts;

    /**
     * @param limits of each account
     * @param nanoTime a clock that never goes back, such as {@link System#nanoTime}: a wall clock that is set back would
     *     stop the flow of calls
     */
    public AccountLimits(CallLimits limits, LongSupplier nanoTime) {
        this.accounts = Caffeine.newBuilder()
                .expireAfterAccess(memory(limits))
                .ticker(nanoTime::getAsLong)
                .build(account -> new AccountTurns(account, limits, nanoTime));
    }

    private static Duration memory(CallLimits limits) {
        Duration longest = LEAST_MEMORY;
        for (CallClass callClass : CallClass.values()) {
            Duration filled = limits.rate(callClass).timeToFill();
            longest = filled.compareTo(longest) > 0 ? filled : longest;
        }
        return longest;
    }

    /**
     * Lets the call begin, waiting for its turn if too many others of the account are being worked on.
     *
     * @return what must be ended when the call is answered
     * @throws Refused if the account calls too often
     */
    Turn turn(AccountId account, CallClass callClass) throws Refused {
        return accounts.get(account).begin(callClass);
    }

    /** How many accounts are remembered. */
    long remembered() {
        accounts.cleanUp();
        return accounts.estimatedSize();
    }

    /** A call that is being worked on. */
    @FunctionalInterface
    interface Turn {
        /** Lets the next one begin. */
        void end();
    }
}
