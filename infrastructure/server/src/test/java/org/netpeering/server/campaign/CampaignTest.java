package org.netpeering.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The crash campaign: short in every build; as long as {@code -Dcampaign.minutes} says under {@code -Pcampaign}, with the
 * faults of {@code -Dcampaign.seed}.
 */
class CampaignTest {
    private static final Duration SHORT = Duration.ofSeconds(35);

    @Test
    void whatIsPromisedHoldsThroughCrashesOfEverything() throws Exception {
        long minutes = Long.getLong("campaign.minutes", 0);
        long seed = Long.getLong("campaign.seed", new Random().nextInt(1_000_000));
        Duration underLoad = minutes == 0 ? SHORT : Duration.ofMinutes(minutes);

        Report report = new Campaign(Path.of("target", "campaign").toAbsolutePath(), seed, underLoad).run();

        System.out.println(report);
        assertThat(report.violations()).as(report.toString()).isEmpty();
        assertThat(report.faults()).containsKey(Fault.NODE_KILLED);
    }
}
