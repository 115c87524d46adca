package org.netpeering.server;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.netpeering.server.ServerProperties.Mode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Keeps production from speaking plain HTTP to other machines: whoever listens reads what is answered, and can repeat a call
 * for 15 minutes.
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
        boolean isLocal = address != null && address.isLoopbackAddress();
        if (properties.mode() == Mode.PRODUCTION && !isLocal && !properties.behindProxy() && !Tls.isOn(environment)) {
            throw new StartRefused("Production mode speaks TLS on --server.address="
                    + (address == null ? "(any)" : address.getHostAddress())
                    + ": name a certificate with --server.ssl.bundle (README, TLS), or set --netpeering.behind-proxy=true if"
                    + " a proxy ends TLS, or listen on 127.0.0.1 only");
        }
    }
}
