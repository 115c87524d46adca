package org.netpeering.application.process;

import java.time.InstantSource;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.netpeering.application.port.PeeringProvisioner;

/** Registers what follows the log with a provisioner at hand. */
public final class ProvisioningProcess {
    private ProvisioningProcess() {}

    /** Registers the saga, and how it reaches the provisioner. */
    public static void register(Configurer configurer, PeeringProvisioner provisioner, InstantSource clock) {
        configurer.registerComponent(
                ProvisioningOrders.class,
                configuration -> new ProvisioningOrders(
                        provisioner, calls(configuration), configuration.commandGateway(), clock));
        configurer.eventProcessing().registerSaga(PeeringProvisioningSaga.class);
    }

    private static ProvisionerCalls calls(Configuration configuration) {
        return configuration.getComponent(ProvisionerCalls.class, () -> {
            ProvisionerThreads threads = new ProvisionerThreads();
            configuration.onShutdown(threads::close);
            return threads;
        });
    }
}
