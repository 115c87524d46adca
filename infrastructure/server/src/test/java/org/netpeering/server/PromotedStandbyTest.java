package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.netpeering.postgres.EngineOnPostgres;

/** The primary is lost while clients write; the standby, which held every commit before it was answered, is promoted. */
class PromotedStandbyTest {
    private static final int CALLERS = 4;

    @Test
    void noAcknowledgedCommandIsLostAndTheNodeGoesOnByItself() throws Exception {
        try (PrimaryAndStandby postgres = PrimaryAndStandby.start();
                RunningServer node = RunningServer.start(
                        new TestPostgres.Database(postgres.jdbcUrl(), postgres.username(), postgres.password()))) {
            List<String> acknowledged = acknowledgedWhileFailingOver(postgres, node);

            WrittenLog log = new WrittenLog(node);
            assertThat(log.all()).doesNotHaveDuplicates().containsAll(acknowledged);
            assertThat(node.bean(EngineOnPostgres.class).parkedEvents().count()).isZero();
            Awaitility.await("only pending requests to have a saga")
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(log.sagasLeftOver()).isZero());
        }
    }

    private static List<String> acknowledgedWhileFailingOver(PrimaryAndStandby postgres, RunningServer node)
            throws Exception {
        try (SteadyCallers callers = SteadyCallers.start(node, CALLERS)) {
            awaitMore(callers, 100);
            long lost = System.nanoTime();
            postgres.failOver();
            long promoted = System.nanoTime();
            awaitMore(callers, CALLERS + 1);
            System.out.printf(
                    "The standby was promoted in %d ms, commands went through after %d ms, %d calls had failed%n",
                    (promoted - lost) / 1_000_000,
                    (System.nanoTime() - lost) / 1_000_000,
                    callers.failures().size());
            awaitMore(callers, 50);
            return callers.acknowledged();
        }
    }

    private static void awaitMore(SteadyCallers callers, int commands) {
        int goal = callers.acknowledged().size() + commands;
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> callers.acknowledged().size() >= goal);
    }
}
