package org.netpeering.examples.orchestrator;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the example.
 *
 * @param nets the Nets that there are
 * @param network whether they are real
 * @param namespacePrefix what the names of network namespaces begin with
 * @param dataDir where the PostgreSQL that comes along keeps everything, unless {@code spring.datasource.url} names another
 */
@ConfigurationProperties("orchestrator")
record OrchestratorProperties(
        List<OwnNet> nets,
        @DefaultValue("auto") Kind network,
        @DefaultValue("np-") String namespacePrefix,
        @DefaultValue("orchestrator-data") Path dataDir) {

    /** A Net, its owner, and the tenant that the owner belongs to. */
    record OwnNet(String id, String owner, String tenant, String range) {}

    enum Kind {
        /** Network namespaces if they can be had, otherwise only a log. */
        AUTO,
        NAMESPACES,
        LOG
    }
}
