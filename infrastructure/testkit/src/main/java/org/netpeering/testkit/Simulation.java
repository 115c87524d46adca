package org.netpeering.testkit;

import java.util.EnumMap;
import java.util.Map;

/**
 * Thousands of short histories of a cluster, on one thread, each from its own seed: two nodes with clocks of their own,
 * clients that race, deadlines that get lost, come twice, early, late or in another order, nodes that die between a commit
 * and its acknowledgement, facts that are stale when they are used. After every history what the engine promises is checked.
 *
 * <p>A history that breaks a promise ends the run with an error that names its seed; the same seed is the same history again.
 */
public final class Simulation {
    /** Names the only seed to run. */
    public static final String SEED_PROPERTY = "netpeering.simulation.seed";

    private final SimulationParts parts;

    /** Runs these parts. */
    public Simulation(SimulationParts parts) {
        this.parts = parts;
    }

    /** What can happen in a history; a run counts each, so that a test can see that it did happen. */
    public enum Incident {
        COMMAND,
        COMMIT,
        REFUSAL,
        CONFLICT_RETRIED,
        PAIR_TAKEN_RETRIED,
        CRASH,
        ACKNOWLEDGEMENT_LOST,
        CLOCK_JUMP,
        NET_CHANGED,
        DEADLINE_DROPPED,
        DEADLINE_DOUBLED,
        DEADLINE_EARLY,
        DEADLINE_LATE,
        EVENT_READ_TWICE,
        SWEEP,
        ACCEPT_TOO_LATE,
        RANGES_CHANGED,
        /** Here and below only with a provisioner. */
        ORDER_CARRIED_OUT,
        ORDER_FAILED,
        ORDER_LOST,
        ORDER_OVERTAKEN,
        ANSWER_LATE,
        GIVEN_UP,
        DELETED_BEFORE_PROVISIONED
    }

    /**
     * What a run saw.
     *
     * @param histories how many histories kept all promises
     * @param incidents how often each thing happened
     * @param nanos how long it took
     */
    public record Report(long firstSeed, int histories, Map<Incident, Long> incidents, long nanos) {
        /** How many histories were run in a second. */
        public long perSecond() {
            return histories * 1_000_000_000L / Math.max(1, nanos);
        }
    }

    /**
     * Runs one history for each of the seeds from the first on.
     *
     * @throws AssertionError naming the seed, if a history breaks a promise
     */
    public Report run(long firstSeed, int histories) {
        Map<Incident, Long> incidents = new EnumMap<>(Incident.class);
        long begin = System.nanoTime();
        for (long seed = firstSeed; seed < firstSeed + histories; seed++) {
            runOne(seed, incidents);
        }
        return new Report(firstSeed, histories, incidents, System.nanoTime() - begin);
    }

    /** The same, or only the history of the seed that the system property {@value #SEED_PROPERTY} names. */
    public Report runOrReplay(long firstSeed, int histories) {
        Long only = Long.getLong(SEED_PROPERTY);
        return only == null ? run(firstSeed, histories) : run(only, 1);
    }

    private void runOne(long seed, Map<Incident, Long> incidents) {
        SimulatedCluster cluster = new SimulatedCluster(seed, parts, incidents);
        try {
            cluster.live();
            cluster.settle();
            PromisesKept.check(cluster.log(), cluster.summaries(), cluster.calls());
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(
                    "The history of seed " + seed + " broke a promise: " + broken.getMessage()
                            + "\nRun it again with -D" + SEED_PROPERTY + "=" + seed + "\n" + cluster.log(),
                    broken);
        }
    }
}
