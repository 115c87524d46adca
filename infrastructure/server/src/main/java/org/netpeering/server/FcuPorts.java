package org.netpeering.server;

import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.catalina.connector.Connector;
import org.apache.commons.logging.LogFactory;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.ProtocolHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.SslConnectorCustomizer;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.util.LambdaSafe;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.WebServerSslBundle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Opens the further ports of the EC2-compatible API. They are doors of the same server, at its address, with its limits and its TLS; what
 * answers there is {@link FcuEndpoints}'.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FcuPorts implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int HIGHEST = 65_535;

    private final Set<Integer> ports;
    private final int mainPort;
    private final @Nullable InetAddress address;
    private final SslBundles bundles;

    FcuPorts(
            ServerProperties properties,
            @Value("${server.port:8080}") int mainPort,
            @Value("${server.address:#{null}}") @Nullable InetAddress address,
            SslBundles bundles) {
        this.ports = new TreeSet<>(properties.fcu().ports().keySet());
        this.mainPort = mainPort;
        this.address = address;
        this.bundles = bundles;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        for (int port : ports) {
            if (port < 1 || port > HIGHEST) {
                throw new StartRefused(
                        "netpeering.fcu.ports: there is no port " + port + "; they go from 1 to " + HIGHEST);
            }
            if (port == mainPort) {
                throw new StartRefused(
                        "netpeering.fcu.ports: " + port
                                + " is the port of the server (server.port); set netpeering.fcu.personality for it, or name another port");
            }
            factory.addAdditionalConnectors(connector(port, factory));
        }
    }

    /** Spring customizes the connector of the server itself only. */
    private Connector connector(int port, TomcatServletWebServerFactory factory) {
        Connector connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setPort(port);
        connector.setThrowOnFailure(true);
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol && address != null) {
            protocol.setAddress(address);
        }
        for (TomcatProtocolHandlerCustomizer<?> customizer : factory.getProtocolHandlerCustomizers()) {
            customize(customizer, connector.getProtocolHandler());
        }
        for (TomcatConnectorCustomizer customizer : factory.getConnectorCustomizers()) {
            customizer.customize(connector);
        }
        Ssl ssl = factory.getSsl();
        if (ssl != null && ssl.isEnabled()) {
            speakTls(connector, ssl);
        }
        return connector;
    }

    /** Each is for one kind of protocol, and the others are not for this connector. */
    @SuppressWarnings("unchecked")
    private static void customize(TomcatProtocolHandlerCustomizer<?> customizer, ProtocolHandler handler) {
        LambdaSafe.callback(TomcatProtocolHandlerCustomizer.class, customizer, handler)
                .invoke(fitting -> fitting.customize(handler));
    }

    /** A renewed certificate is taken here too. */
    private void speakTls(Connector connector, Ssl ssl) {
        SslConnectorCustomizer tls =
                new SslConnectorCustomizer(LogFactory.getLog(FcuPorts.class), connector, ssl.getClientAuth());
        tls.customize(WebServerSslBundle.get(ssl, bundles), Map.of());
        String bundle = ssl.getBundle();
        if (bundle != null) {
            bundles.addBundleUpdateHandler(bundle, renewed -> tls.update(null, renewed));
        }
    }
}
