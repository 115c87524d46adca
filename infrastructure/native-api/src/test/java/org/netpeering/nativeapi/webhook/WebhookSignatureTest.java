package org.netpeering.nativeapi.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    /** The example of the libraries of the Standard Webhooks specification. */
    @Test
    void theSignatureIsThatOfTheSpecification() {
        assertThat(WebhookSignature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aSecretHasItsShape() {
        assertThat(WebhookSignature.isSecret(WebhookSignature.secretOf(new byte[32])))
                .isTrue();
        assertThat(WebhookSignature.isSecret("whsec_c2hvcnQ=")).isFalse();
        assertThat(WebhookSignature.isSecret("whsec_***")).isFalse();
        assertThat(WebhookSignature.isSecret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .isFalse();
    }
}
