package org.netpeering.nativeapi.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPaceTest {
    private final RetryPace pace = new RetryPace(5, Duration.ofSeconds(1), Duration.ofSeconds(60), new Random(7));

    @Test
    void eachPauseIsTwiceTheOneBeforeLessARandomPartUpToTheLongest() {
        assertThat(pace.pauseAfter(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(pace.pauseAfter(4)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(pace.pauseAfter(10)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(pace.pauseAfter(1000)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(pace.pauseAfter(4)).isNotEqualTo(pace.pauseAfter(4));
    }

    @Test
    void itHasAtLeastOneTryAndAPause() {
        assertThatThrownBy(() -> new RetryPace(0, Duration.ofSeconds(1), Duration.ofSeconds(60), new Random(7)))
                .hasMessageContaining("0 tries");
        assertThatThrownBy(() -> new RetryPace(1, Duration.ZERO, Duration.ofSeconds(60), new Random(7)))
                .hasMessageContaining("PT0S");
    }
}
