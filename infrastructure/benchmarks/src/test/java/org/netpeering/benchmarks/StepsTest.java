package org.netpeering.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netpeering.benchmarks.jmh.Decisions;
import org.netpeering.edge.SignatureCheck;
import org.netpeering.fcu.XmlPage;
import org.netpeering.outscale.JsonPage;

/** The steps that are measured by JMH do what they say. */
class StepsTest {
    @Test
    void nothingSpeaksAgainstWhatIsDecided() {
        Decisions decisions = new Decisions();

        assertThat(decisions.decideRequest().refusal()).isNull();
        assertThat(decisions.decideAccept().refusal()).isNull();
        assertThat(decisions.evolve().view()).isPresent();
        assertThat(decisions.overlap()).isTrue();
    }

    @Test
    void theSignatureFits() {
        assertThat(new SignatureCheck().fits()).isTrue();
    }

    @Test
    void aPageHasAllFifty() {
        assertThat(new XmlPage().pageOf50()).asString(StandardCharsets.UTF_8).contains("pcx-00000031");
        assertThat(new JsonPage().pageOf50().status()).isEqualTo(200);
    }
}
