package org.netpeering.server.audit;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Shows how many rows are done: a bar that grows where somebody watches, or else a line every few seconds. */
final class ProgressBar implements LongConsumer {
    private static final Duration REDRAWN_EVERY = Duration.ofMillis(100);
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final int WIDTH = 40;

    private final Screen screen;
    private final String doing;
    private final long expected;
    private final LongSupplier nanoTime;
    private final long began;
    private final long period;
    private long shown;

    /**
     * @param doing what is being done, such as {@code Verifying}
     * @param expected how many rows there will be, about
     * @param nanoTime a clock that only runs forward
     */
    ProgressBar(Screen screen, String doing, long expected, LongSupplier nanoTime) {
        this.screen = screen;
        this.doing = doing;
        this.expected = expected;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.shown = began;
        this.period = (screen.isTerminal() ? REDRAWN_EVERY : LINE_EVERY).toNanos();
    }

    @Override
    public void accept(long done) {
        // The clock is not read for each of a million rows.
        if (done % 256 != 0) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - shown < period) {
            return;
        }
        shown = now;
        long total = Math.max(expected, done);
        String line = String.format(
                Locale.ROOT,
                "%s: %,d of %,d rows (%d %%), %,.0f rows/s",
                doing,
                done,
                total,
                100 * done / total,
                done / ((now - began) / 1e9));
        if (screen.isTerminal()) {
            int filled = (int) (WIDTH * done / total);
            screen.err().print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + line + "  ");
        } else {
            screen.err().println(line);
        }
        screen.err().flush();
    }

    /** Takes the bar away. */
    void end() {
        if (screen.isTerminal() && shown != began) {
            screen.err().print("\r\u001b[K");
            screen.err().flush();
        }
    }
}
