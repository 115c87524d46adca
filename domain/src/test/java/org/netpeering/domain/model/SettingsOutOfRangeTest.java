package org.netpeering.domain.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsOutOfRangeTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, PT1H, 25, 50, expiry",
        "PT-1S, PT1H, 25, 50, expiry",
        "P3650DT0.000001S, PT1H, 25, 50, expiry",
        "P1000000D, PT1H, 25, 50, expiry",
        "PT168H, PT-0.000001S, 25, 50, retention",
        "PT168H, P3651D, 25, 50, retention",
        "PT168H, PT1H, 0, 50, quotas",
        "PT168H, PT1H, 25, -1, quotas"
    })
    void theMessageNamesTheSwitch(Duration expiry, Duration retention, int pending, int peerings, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PeeringSettings(expiry, retention, true, false, pending, peerings))
                .withMessageContaining(named);
    }

    @Test
    void theLimitsThemselvesAreAllowed() {
        assertThatCode(() -> new PeeringSettings(Duration.ofNanos(1_000), Duration.ZERO, false, true, 1, 1))
                .doesNotThrowAnyException();
        assertThatCode(() -> new PeeringSettings(Duration.ofDays(3650), Duration.ofDays(3650), true, true, 1, 1))
                .doesNotThrowAnyException();
    }
}
