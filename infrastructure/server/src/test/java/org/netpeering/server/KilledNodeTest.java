package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.value.NetPeeringId;

class KilledNodeTest {
    private static final String EXPIRY = "netpeering.expiry=PT4S";

    @Test
    void theRequestsOfAKilledNodeExpireOnceOnTheOtherAndTheirSagasEnd() throws Exception {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        try (NodeToBeKilled first = NodeToBeKilled.start(database, EXPIRY);
                RunningServer second = RunningServer.start(database, EXPIRY)) {
            assertThat(Segments.of(second)).as("the first has them all").isZero();
            List<NetPeeringId> pending = first.request(5);

            first.kill();

            long killed = System.nanoTime();
            WrittenLog log = new WrittenLog(second);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(pending).allSatisfy(log::showsOneExpiry));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(Segments.of(second)).isEqualTo(log.segments()));
            System.out.printf(
                    "The segments of a killed node moved in %d ms%n", (System.nanoTime() - killed) / 1_000_000);
            Awaitility.await().untilAsserted(() -> {
                assertThat(log.sagas()).as("sagas").isZero();
                assertThat(log.deadlines()).as("deadlines").isZero();
            });
            assertThat(pending).allSatisfy(log::showsOneExpiry);
        }
    }
}
