package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TimeMovedByHandTest {
    private final ManualTime time = ManualTime.at("2026-01-01T00:00:00.000000999Z");

    @Test
    void timeStandsStillAndHasTheGrainOfMicroseconds() {
        assertThat(time.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        time.advance(Duration.ofNanos(1_999));
        assertThat(time.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00.000001Z"));
    }

    @Test
    void alarmsRingInOrderWhileTheClockStandsAtTheirInstants() {
        Alarms alarms = new Alarms(3, 1, 2, 9);
        time.wake(alarms);
        time.advance(Duration.ofSeconds(3));
        assertThat(alarms.rungAt).containsExactly(second(1), second(2), second(3));
        assertThat(time.instant()).isEqualTo(second(3));
    }

    @Test
    void anAlarmSetWhileAnotherRingsRingsInTheSameMove() {
        Alarms alarms = new Alarms(1);
        alarms.then = 2;
        time.wake(alarms);
        time.advance(Duration.ofSeconds(5));
        assertThat(alarms.rungAt).containsExactly(second(1), second(2));
    }

    @Test
    void nothingRingsWhenTheClockRunsBack() {
        Alarms alarms = new Alarms(1);
        time.wake(alarms);
        time.advance(Duration.ofDays(-1));
        assertThat(alarms.rungAt).isEmpty();
        time.moveTo(second(1));
        assertThat(alarms.rungAt).containsExactly(second(1));
    }

    private static Instant second(int n) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(n);
    }

    private final class Alarms implements ManualTime.Alarm {
        private final TreeSet<Instant> set = new TreeSet<>();
        private final List<Instant> rungAt = new ArrayList<>();
        private int then;

        Alarms(int... seconds) {
            for (int s : seconds) {
                set.add(second(s));
            }
        }

        @Override
        public Optional<Instant> next() {
            return set.stream().findFirst();
        }

        @Override
        public void ring() {
            set.pollFirst();
            rungAt.add(time.instant());
            if (then > 0) {
                set.add(second(then));
                then = 0;
            }
        }
    }
}
