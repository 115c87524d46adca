package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.netpeering.testkit.Simulation.Incident;
import org.netpeering.testkit.Simulation.Report;

/** More histories with {@code -Dnetpeering.simulation.histories=N}; one again with {@code -Dnetpeering.simulation.seed=N}. */
class SimulatedHistoriesTest {
    private static final long FIRST_SEED = Long.getLong("netpeering.simulation.first-seed", 1);
    private static final int HISTORIES = Integer.getInteger("netpeering.simulation.histories", 5_000);

    private static final EnumSet<Incident> OF_PROVISIONER =
            EnumSet.range(Incident.ORDER_CARRIED_OUT, Incident.DELETED_BEFORE_PROVISIONED);

    private final Simulation simulation = new Simulation(SimulationParts.REAL);

    @Test
    void everyHistoryKeepsThePromises() {
        Report report = simulation.runOrReplay(FIRST_SEED, HISTORIES);
        System.out.printf(
                "simulation: %d histories from seed %d on, %d a second: %s%n",
                report.histories(), report.firstSeed(), report.perSecond(), report.incidents());
        assumeThat(report.histories()).isGreaterThan(1);
        assertThat(report.incidents().keySet()).isEqualTo(EnumSet.complementOf(OF_PROVISIONER));
    }

    @Test
    void everyHistoryWithAMoodyProvisionerKeepsThePromises() {
        Report report = new Simulation(SimulationParts.PROVISIONED).runOrReplay(FIRST_SEED, HISTORIES);
        System.out.printf(
                "simulation with a provisioner: %d histories from seed %d on, %d a second: %s%n",
                report.histories(), report.firstSeed(), report.perSecond(), report.incidents());
        assumeThat(report.histories()).isGreaterThan(1);
        assertThat(report.incidents()).containsOnlyKeys(Incident.values());
    }

    @Test
    void theSameSeedIsTheSameHistory() {
        assertThat(simulation.run(42, 50).incidents())
                .isEqualTo(simulation.run(42, 50).incidents());
    }
}
