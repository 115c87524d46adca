package org.netpeering.server;

import java.net.InetAddress;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.netpeering.server.ServerProperties.Mode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Keeps production from speaking plain HTTP to other machines (whoever listens reads what is answered, and can repeat a call
 * for 15 minutes), and from showing them what only operators are to see.
 */
@Component
class ProductionAddress implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {
    private final ServerProperties properties;
    private final @Nullable InetAddress address;
    private final Environment environment;

    ProductionAddress(
            ServerProperties properties,
            @Value("${server.address:#{null}}") @Nullable InetAddress address,
            Environment environment) {
        this.properties = properties;
        this.address = address;
        this.environment = environment;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        if (properties.mode() != Mode.PRODUCTION || (address != null && address.isLoopbackAddress())) {
            return;
        }
        String listensOn = "--server.address=" + (address == null ? "(any)" : address.getHostAddress());
        if (!properties.behindProxy() && !Tls.isOn(environment)) {
            throw new StartRefused("Production mode speaks TLS on " + listensOn
                    + ": name a certificate with --server.ssl.bundle (README, TLS), or set --netpeering.behind-proxy=true if"
                    + " a proxy ends TLS, or listen on 127.0.0.1 only");
        }
        Set<String> shown = shownToCallers();
        if (!shown.isEmpty()) {
            throw new StartRefused("Production mode shows no more than the health to those who reach " + listensOn
                    + ", and nothing under /actuator asks for credentials: give " + String.join(", ", shown)
                    + " (management.endpoints.web.exposure.include) a port that only operators reach, such as"
                    + " --management.server.port=9090, or leave it out");
        }
    }

    /** What callers could read, or do, without credentials. */
    private Set<String> shownToCallers() {
        Set<String> shown = new TreeSet<>(Binder.get(environment)
                .bind("management.endpoints.web.exposure.include", Bindable.setOf(String.class))
                .orElse(Set.of()));
        shown.remove("health");
        return ManagementPortType.get(environment) == ManagementPortType.SAME ? shown : Set.of();
    }
}
