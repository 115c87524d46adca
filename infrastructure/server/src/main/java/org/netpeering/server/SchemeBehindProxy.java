package org.netpeering.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.netpeering.edge.Origins;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Has the container know whether the client speaks TLS where a proxy of ours ends it, so that the cookie of a session is a secure one.
 * Whose word counts for that is known at the edge only.
 */
@Component
class SchemeBehindProxy implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final Origins origins;

    SchemeBehindProxy(Origins origins) {
        this.origins = origins;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextValves(new ByOrigin(origins));
    }

    private static final class ByOrigin extends ValveBase {
        private final Origins origins;

        ByOrigin(Origins origins) {
            super(true);
            this.origins = origins;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (!request.isSecure() && origins.isSecure(request)) {
                request.setSecure(true);
            }
            getNext().invoke(request, response);
        }
    }
}
