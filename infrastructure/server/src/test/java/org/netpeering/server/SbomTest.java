package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of parts that the build puts into the jar. */
class SbomTest {
    @Test
    void theJarListsWhatItIsMadeOf() throws Exception {
        JsonNode sbom;
        try (InputStream file = Objects.requireNonNull(
                NetPeeringServer.class.getResourceAsStream("/META-INF/sbom/application.cdx.json"))) {
            sbom = JsonMapper.shared().readTree(file);
        }
        List<JsonNode> components = StreamSupport.stream(sbom.get("components").spliterator(), false)
                .toList();

        assertThat(sbom.get("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(components)
                .extracting(component -> component.get("name").asString())
                .contains("axon-messaging", "spring-boot", "tomcat-embed-core", "postgresql", "netpeering-domain")
                .doesNotContain("junit-jupiter", "assertj-core", "netpeering-testkit");
        assertThat(components).allSatisfy(component -> {
            assertThat(component.get("version").asString()).isNotEmpty();
            assertThat(component.get("purl").asString()).startsWith("pkg:maven/");
        });
    }
}
