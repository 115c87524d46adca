package org.netpeering.edge;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.edge.AccountLimits.Turn;
import org.netpeering.edge.EdgeRefusal.Kind;

/** The calls of one account: how many it has left, and how many are being worked on. */
final class AccountTurns {
    private static final Turn WITHOUT_PLACE = () -> {};

    private final AccountId account;
    private final CallLimits limits;
    private final Map<CallClass, Bucket> buckets = new EnumMap<>(CallClass.class);
    private final Semaphore places;

    AccountTurns(AccountId account, CallLimits limits, LongSupplier nanoTime) {
        this.account = account;
        this.limits = limits;
        this.places = new Semaphore(limits.atOnce(), true);
        for (CallClass callClass : CallClass.values()) {
            CallRate rate = limits.rate(callClass);
            if (rate.isLimited()) {
                buckets.put(callClass, bucket(rate, new Ticks(nanoTime)));
            }
        }
    }

    private static Bucket bucket(CallRate rate, TimeMeter ticks) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(ticks)
                .build();
    }

    Turn begin(CallClass callClass) throws Refused {
        @Nullable Bucket bucket = buckets.get(callClass);
        if (bucket != null) {
            take(bucket, callClass);
        }
        if (limits.atOnce() == 0) {
            return WITHOUT_PLACE;
        }
        if (!isPlaceFound()) {
            throw tooMany(
                    "has " + limits.atOnce() + " calls being worked on, and this one waited its "
                            + limits.patience().toSeconds() + " seconds. Make fewer calls at once.",
                    Duration.ZERO);
        }
        return places::release;
    }

    private void take(Bucket bucket, CallClass callClass) throws Refused {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            CallRate rate = limits.rate(callClass);
            throw tooMany(
                    "may make " + rate.perSecond() + " "
                            + callClass.name().toLowerCase(Locale.ROOT) + " calls a second, and " + rate.burst()
                            + " at once after a pause. Repeat the call later, and spread the calls.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private boolean isPlaceFound() {
        try {
            return places.tryAcquire(limits.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Refused tooMany(String what, Duration retryAfter) {
        return new Refused(new EdgeRefusal(Kind.TOO_MANY_CALLS, "Account " + account + " " + what, retryAfter));
    }

    private record Ticks(LongSupplier nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
