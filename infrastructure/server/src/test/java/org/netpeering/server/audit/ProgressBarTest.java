package org.netpeering.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final StringWriter said = new StringWriter();
    private long now = 1;

    @Test
    void whereNobodyWatchesThereIsALineEveryFewSeconds() {
        ProgressBar bar = bar(false);

        walk(bar, 1024, Duration.ofSeconds(4));
        assertThat(said.toString()).isEmpty();
        walk(bar, 2048, Duration.ofSeconds(1));
        walk(bar, 3072, Duration.ofSeconds(1));
        bar.end();

        assertThat(said).hasToString("Verifying: 2,048 of 4,096 rows (50 %), 410 rows/s\n");
    }

    @Test
    void whereSomebodyWatchesABarGrowsAndGoes() {
        ProgressBar bar = bar(true);

        walk(bar, 1024, Duration.ofMillis(100));
        walk(bar, 4096, Duration.ofMillis(100));
        bar.end();

        assertThat(said)
                .hasToString(
                        "\r[##########..............................] Verifying: 1,024 of 4,096 rows (25 %), 10,240 rows/s  "
                                + "\r[########################################] Verifying: 4,096 of 4,096 rows (100 %), 20,480 rows/s  "
                                + "\r\u001b[K");
    }

    @Test
    void moreRowsThanExpectedAreNoMoreThanAll() {
        ProgressBar bar = bar(false);

        walk(bar, 8192, Duration.ofSeconds(8));

        assertThat(said).hasToString("Verifying: 8,192 of 8,192 rows (100 %), 1,024 rows/s\n");
    }

    @Test
    void aShortWalkShowsNothing() {
        ProgressBar bar = bar(true);

        walk(bar, 1024, Duration.ofMillis(99));
        bar.end();

        assertThat(said.toString()).isEmpty();
    }

    private ProgressBar bar(boolean isTerminal) {
        PrintWriter writer = new PrintWriter(said);
        return new ProgressBar(new Screen(writer, writer, isTerminal), "Verifying", 4096, () -> now);
    }

    private void walk(ProgressBar bar, long done, Duration took) {
        now += took.toNanos();
        bar.accept(done);
    }
}
