package org.netpeering.testkit.junit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.port.PeeringPolicy;
import org.netpeering.application.port.PeeringProvisioner;
import org.netpeering.domain.model.PeeringSettings;

/** What a test says of the engine that it wants. */
record EngineSetup(
        PeeringSettings settings,
        Permissions permissions,
        PeeringPolicy policy,
        @Nullable PeeringProvisioner provisioner,
        List<Object> handlers) {
    static final EngineSetup DEFAULTS =
            new EngineSetup(PeeringSettings.DEFAULTS, Permissions.ALL, PeeringPolicy.NONE, null, List.of());

    EngineSetup {
        handlers = List.copyOf(handlers);
    }
}
