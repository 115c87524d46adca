package org.netpeering.examples.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where there are no network namespaces, everything but the networks is the same. */
class StoryWithoutNetworksTest {
    @Test
    void theStoryIsToldToItsEndAndNobodyClaimsThatSomethingAnswered() {
        try (OrchestratorInATest orchestrator = OrchestratorInATest.start("--orchestrator.network=log")) {
            assertThat(orchestrator.bean(Network.class).description()).contains("only logged");

            List<String> story = orchestrator.story();

            assertThat(story)
                    .anyMatch(line -> line.endsWith(": pending-acceptance."))
                    .anyMatch(line -> line.endsWith("is active."))
                    .anyMatch(line -> line.equals("Accepted at once by the rule 'same-tenant'."))
                    .filteredOn(line -> line.startsWith("ping"))
                    .hasSize(9)
                    .allMatch(line -> line.contains("nobody knows"));
            assertThat(story).filteredOn(line -> line.endsWith(": deleted.")).hasSize(2);
        }
    }
}
