package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * One account calls ten times as often as it may, and the others do not notice.
 *
 * <p>Phases with and without the noise take turns, so that whatever else this machine does falls on both alike; of each kind
 * the median of the 99th percentiles counts. Calls are sent at instants fixed beforehand, and measured from there: a stall
 * counts for all calls that it holds up.
 */
class NoisyNeighbourTest {
    private static final int LIMIT = 10;
    private static final int BURST = 4 * LIMIT;
    private static final int NOISE = 10 * LIMIT;
    private static final int NOISY_THREADS = 8;
    private static final int QUIET_ACCOUNTS = 20;
    private static final int QUIET = 8;
    private static final int PAIRS = 10;
    private static final Duration PHASE = Duration.ofSeconds(2);
    private static final double MOST = 2.0;

    @Test
    void tenTimesTheLimitOfOneAccountLeavesTheOthersAsFastAsTheyWere() throws Exception {
        try (RunningServer server = RunningServer.start(
                TestPostgres.freshDatabase(),
                "netpeering.limits.reads-per-second=" + LIMIT,
                "netpeering.limits.reads-burst=" + BURST)) {
            TestAccount noisy = server.freshAccount();
            List<TestAccount> quiet = IntStream.range(0, QUIET_ACCOUNTS)
                    .mapToObj(i -> server.freshAccount())
                    .toList();
            phase(server, noisy, quiet, NOISE);
            phase(server, noisy, quiet, NOISE);

            List<Double> unloaded = new ArrayList<>();
            List<Double> loaded = new ArrayList<>();
            List<Double> refused = new ArrayList<>();
            for (int pair = 0; pair < PAIRS; pair++) {
                unloaded.add(phase(server, noisy, quiet, 0).p99());
                Phase noise = phase(server, noisy, quiet, NOISE);
                loaded.add(noise.p99());
                refused.add(noise.refused());
            }
            double ratio = median(loaded) / median(unloaded);
            System.out.printf(
                    "Noisy neighbour: %d calls/s where %d are allowed, %.0f %% of them refused; p99 of the others"
                            + " %.1f ms without and %.1f ms with it, ratio %.2f%n",
                    NOISE, LIMIT, 100 * median(refused), median(unloaded), median(loaded), ratio);
            assertThat(median(refused)).as("refused of the noise").isBetween(0.7, 0.95);
            assertThat(ratio).as("p99 with the noise to p99 without").isLessThanOrEqualTo(MOST);
        }
    }

    /** What one phase showed: milliseconds of the quiet accounts, and which part of the noise was refused. */
    private record Phase(double p99, double refused) {}

    private static Phase phase(RunningServer server, TestAccount noisy, List<TestAccount> quiet, int noise)
            throws InterruptedException {
        try (PacedCallers others = PacedCallers.start(server, quiet, QUIET * quiet.size(), quiet.size(), PHASE);
                PacedCallers loud = PacedCallers.start(server, List.of(noisy), noise, NOISY_THREADS, PHASE)) {
            others.join();
            loud.join();
            assertThat(others.count(429))
                    .as("quiet accounts are below the limit")
                    .isZero();
            assertThat(others.count(200)).isEqualTo(others.count());
            assertThat(loud.count(200) + loud.count(429)).isEqualTo(loud.count());
            return new Phase(others.p99Millis(), noise == 0 ? 0 : (double) loud.count(429) / loud.count());
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
