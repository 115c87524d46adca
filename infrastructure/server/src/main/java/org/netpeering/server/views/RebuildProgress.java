package org.netpeering.server.views;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.netpeering.postgres.ViewRebuild.Progress;
import org.netpeering.server.audit.Screen;

/** Says how far a rebuild is and when it will be done: on one line where somebody watches, or else line by line. */
final class RebuildProgress implements Progress {
    private static final int WIDTH = 30;

    private final Screen screen;
    private final LongSupplier nanoTime;
    private final long period;
    private String step = "";
    private long began;
    private long shown;

    /** @param nanoTime a clock that only runs forward */
    RebuildProgress(Screen screen, LongSupplier nanoTime) {
        this.screen = screen;
        this.nanoTime = nanoTime;
        this.period = (screen.isTerminal() ? Duration.ofMillis(100) : Duration.ofSeconds(5)).toNanos();
    }

    @Override
    public void at(String doing, long done, long total) {
        long now = nanoTime.getAsLong();
        boolean isNew = !doing.equals(step);
        if (isNew) {
            step = doing;
            began = now;
        }
        boolean isDone = total > 0 && done >= total;
        if (!isNew && !isDone && now - shown < period) {
            return;
        }
        shown = now;
        show(line(done, total, now - began), isDone);
    }

    private String line(long done, long total, long nanos) {
        if (total == 0) {
            return step;
        }
        int filled = (int) (WIDTH * done / total);
        String bar = "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] ";
        String counted = String.format(Locale.ROOT, "%s: %,d of %,d (%d %%)", step, done, total, 100 * done / total);
        return bar + counted + remaining(done, total, nanos);
    }

    private static String remaining(long done, long total, long nanos) {
        if (done == 0 || done >= total) {
            return "";
        }
        long seconds = Math.round(nanos / 1e9 * (total - done) / done);
        return String.format(Locale.ROOT, ", %d:%02d left", seconds / 60, seconds % 60);
    }

    private void show(String line, boolean isDone) {
        if (screen.isTerminal()) {
            screen.err().print("\r\u001b[K" + line + (isDone ? "\n" : ""));
        } else {
            screen.err().println(line);
        }
        screen.err().flush();
    }
}
