package org.netpeering.server;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.netpeering.server.ServerProperties.Mode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/** Keeps the sandbox, whose keys everybody knows, from being reached from other machines. */
@Component
class SandboxAddress implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {
    private final ServerProperties properties;
    private final @Nullable InetAddress address;

    SandboxAddress(ServerProperties properties, @Value("${server.address:#{null}}") @Nullable InetAddress address) {
        this.properties = properties;
        this.address = address;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        if (properties.mode() == Mode.SANDBOX && (address == null || !address.isLoopbackAddress())) {
            throw new StartRefused("The sandbox listens on 127.0.0.1 only, not on --server.address="
                    + (address == null ? "(none)" : address.getHostAddress())
                    + "; leave the setting out, or use --netpeering.mode=production with accounts of your own");
        }
    }
}
