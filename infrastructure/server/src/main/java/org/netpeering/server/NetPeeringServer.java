package org.netpeering.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The server: both dialects, the engine, and, unless told otherwise, a PostgreSQL of its own. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerProperties.class)
public class NetPeeringServer {
    static {
        // Before any class of the framework is loaded: it reports usage to its makers unless told not to.
        System.setProperty("axoniq.update-checker.disabled", "true");
    }

    /** Starts the server; the settings are in the README. */
    public static void main(String[] args) {
        SpringApplication.run(NetPeeringServer.class, args);
    }
}
