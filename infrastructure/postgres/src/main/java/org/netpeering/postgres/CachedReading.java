package org.netpeering.postgres;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What metrics and health show of the database. It is read again when somebody asks and the last reading is older than
 * {@link #FRESH}, and never while nobody does. A database that does not answer holds up whoever asks for {@link #PATIENCE}, and not
 * again before it has answered; what is older than {@link #OLDEST} is not shown.
 */
public final class CachedReading<T> {
    static final Duration FRESH = Duration.ofSeconds(5);
    static final Duration OLDEST = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(CachedReading.class);

    private final Supplier<? extends T> source;
    private final LongSupplier nanoTime;
    private @Nullable Reading<T> last;
    private boolean isBeingRead;
    private @Nullable Long triedAt;

    private record Reading<T>(T value, long at) {}

    /** Reads from there, never twice at the same time. */
    public CachedReading(Supplier<? extends T> source) {
        this(source, System::nanoTime);
    }

    CachedReading(Supplier<? extends T> source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    /** The last reading, or empty if there is none that can be shown. */
    public Optional<T> latest() {
        CompletableFuture<Void> begun = beginIfOld();
        if (begun != null) {
            await(begun);
        }
        return shown();
    }

    private synchronized Optional<T> shown() {
        Reading<T> reading = last;
        return reading == null || isOlder(reading.at(), OLDEST) ? Optional.empty() : Optional.of(reading.value());
    }

    private synchronized @Nullable CompletableFuture<Void> beginIfOld() {
        Long tried = triedAt;
        if (isBeingRead || (tried != null && !isOlder(tried, FRESH))) {
            return null;
        }
        isBeingRead = true;
        triedAt = nanoTime.getAsLong();
        return CompletableFuture.runAsync(
                this::read,
                task -> Thread.ofVirtual().name("netpeering-reading").start(task));
    }

    private void read() {
        Reading<T> reading = null;
        try {
            reading = new Reading<>(source.get(), nanoTime.getAsLong());
        } catch (RuntimeException e) {
            LOG.warn(
                    "What metrics and health show could not be read; the next who asks has it tried again: {}",
                    e.toString());
        } finally {
            end(reading);
        }
    }

    private synchronized void end(@Nullable Reading<T> reading) {
        isBeingRead = false;
        if (reading != null) {
            last = reading;
        }
    }

    private boolean isOlder(long then, Duration age) {
        return nanoTime.getAsLong() - then > age.toNanos();
    }

    private static void await(CompletableFuture<Void> reading) {
        try {
            reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("The database takes its time; what was read before is shown");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
