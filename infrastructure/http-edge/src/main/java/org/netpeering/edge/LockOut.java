package org.netpeering.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.EdgeRefusal.Kind;

/**
 * Keeps out, for a while, who signs wrongly again and again (OAPI contract, section 2, "Brute force").
 *
 * <p>A number of failures in a row lock for 1 minute, as many again for 2, and so on up to 10; a right signature begins anew,
 * except during a lock, when it is refused like any other. Who is locked is an access key id together with the network that
 * calls with it (an IPv4 address, or the first 64 bits of an IPv6 address). By the id alone, any stranger could lock out the
 * owner of a key, since ids are no secret; by the address alone, one mistaken client would lock out all others behind its
 * router. Unknown ids are locked like known ones, so that the lock does not tell which exist.
 *
 * <p>What is remembered is bounded: an hour, and at most {@value #MOST_REMEMBERED} of the latest. A flood of invented ids can
 * push a failure out, and buys a few guesses at a secret of 40 characters. Safe for use by many threads.
 */
public final class LockOut {
    static final int MOST_REMEMBERED = 50_000;

    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int MOST_STEPS = 10;
    private static final Duration MEMORY = Duration.ofHours(1);

    private final int limit;
    private final InstantSource clock;
    private final Cache<Suspect, Streak> streaks;

    /**
     * @param limit how many failures in a row lock; 0 for no lock-out
     * @param clock the time by which locks end
     * @throws IllegalArgumentException if the limit is negative
     */
    public LockOut(int limit, InstantSource clock) {
        if (limit < 0) {
            throw new IllegalArgumentException(limit + " wrong signatures are less than none; 0 is no lock-out");
        }
        this.limit = limit;
        this.clock = clock;
        this.streaks = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(MEMORY)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /** Whoever may be meant by it: the key that is named, and where the call comes from. */
    private record Suspect(String accessKeyId, String network) {}

    /** Failures in a row, and when the last one was. */
    private record Streak(int failures, Instant last) {}

    void check(String accessKeyId, String address) throws Refused {
        if (limit == 0) {
            return;
        }
        Optional<Duration> left = left(streaks.getIfPresent(suspect(accessKeyId, address)), clock.instant());
        if (left.isPresent()) {
            throw new Refused(new EdgeRefusal(
                    Kind.LOCKED_OUT,
                    "Access key " + PlainText.quoted(accessKeyId) + " is locked for calls from your address, after "
                            + limit
                            + " or more wrong signatures in a row. Check the id and the secret key, and call again"
                            + " when the lock ends.",
                    left.get()));
        }
    }

    void failed(String accessKeyId, String address) {
        if (limit > 0) {
            Instant now = clock.instant();
            streaks.asMap().compute(suspect(accessKeyId, address), (suspect, streak) -> next(streak, now));
        }
    }

    void succeeded(String accessKeyId, String address) {
        if (limit > 0) {
            streaks.invalidate(suspect(accessKeyId, address));
        }
    }

    /** How many are suspected now. */
    long remembered() {
        streaks.cleanUp();
        return streaks.estimatedSize();
    }

    private Streak next(@Nullable Streak streak, Instant now) {
        if (streak == null) {
            return new Streak(1, now);
        }
        // A failure that was under way when the lock began neither ends it nor prolongs it.
        return left(streak, now).isPresent() ? streak : new Streak(streak.failures() + 1, now);
    }

    private Optional<Duration> left(@Nullable Streak streak, Instant now) {
        // A clock that was set back ends a lock rather than prolonging it.
        if (streak == null || streak.failures() % limit != 0 || now.isBefore(streak.last())) {
            return Optional.empty();
        }
        int steps = Math.min(streak.failures() / limit, MOST_STEPS);
        Duration left = Duration.between(now, streak.last().plus(STEP.multipliedBy(steps)));
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    private static Suspect suspect(String accessKeyId, String address) {
        return new Suspect(accessKeyId, IpAddress.network(address));
    }
}
