package org.netpeering.application.command;

import java.util.Map;
import org.netpeering.application.command.FactsGathering.Gathered;

/** The metadata keys under which what was gathered travels from the bus to the aggregate; never to an event. */
final class FactsMetadata {
    /** The facts of the decision. */
    static final String KEY = "netpeering.facts";

    /** The version that the peering has at least. */
    static final String VERSION = "netpeering.version";

    private FactsMetadata() {}

    static Map<String, Object> of(Gathered gathered) {
        return Map.of(KEY, gathered.facts(), VERSION, gathered.version());
    }
}
