package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpeering.testkit.ShardedHistory.Incident;

/**
 * The protocol of docs/scale.md for peerings whose owners live on two shards. More histories with
 * {@code -Dnetpeering.simulation.histories=N}; one again with {@code -Dnetpeering.simulation.seed=N}.
 */
class CrossShardPeeringsTest {
    private static final long FIRST_SEED = Long.getLong("netpeering.simulation.first-seed", 1);
    private static final int HISTORIES = Integer.getInteger("netpeering.simulation.histories", 3_000);

    @Test
    void everyHistoryKeepsThePromises() {
        Long only = Long.getLong(Simulation.SEED_PROPERTY);
        long first = only == null ? FIRST_SEED : only;
        int histories = only == null ? HISTORIES : 1;
        Map<Incident, Long> incidents = run(first, histories, EnumSet.noneOf(ShardFault.class));
        System.out.printf("shards: %d histories from seed %d on: %s%n", histories, first, incidents);
        // One history that is run again need not have met everything.
        if (only == null) {
            assertThat(incidents).containsOnlyKeys(Incident.values());
        }
    }

    @Test
    void theSameSeedIsTheSameHistory() {
        assertThat(run(42, 50, Set.of())).isEqualTo(run(42, 50, Set.of()));
    }

    /** It may break another promise first, in a history or two. */
    @ParameterizedTest
    @EnumSource
    void aRuleThatIsLeftOutIsMissed(ShardFault fault) {
        assertThat(LongStream.rangeClosed(1, 3_000).mapToObj(seed -> broken(seed, fault)))
                .anyMatch(message -> message.contains(fault.promise));
    }

    /** What the history of that seed breaks; empty if it keeps all promises. */
    private static String broken(long seed, ShardFault fault) {
        try {
            run(seed, 1, Set.of(fault));
            return "";
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Map<Incident, Long> run(long first, int histories, Set<ShardFault> faults) {
        Map<Incident, Long> incidents = new EnumMap<>(Incident.class);
        for (long seed = first; seed < first + histories; seed++) {
            try {
                new ShardedHistory(seed, faults, incidents).run();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError(
                        "The history of seed " + seed + " broke a promise: " + broken.getMessage()
                                + "\nRun it again with -D" + Simulation.SEED_PROPERTY + "=" + seed,
                        broken);
            }
        }
        return incidents;
    }
}
