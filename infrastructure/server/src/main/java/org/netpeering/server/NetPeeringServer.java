package org.netpeering.server;

import java.io.PrintWriter;
import org.netpeering.server.accounts.table.SecretsKey;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LoggingSystem;

/** The server: both dialects, the engine, and, unless told otherwise, a PostgreSQL of its own. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerProperties.class)
public class NetPeeringServer {
    static {
        // Before any class of the framework is loaded: it reports usage to its makers unless told not to.
        System.setProperty("axoniq.update-checker.disabled", "true");
    }

    /** Starts the server, or runs a command if one is named; the settings are in the README. */
    public static void main(String[] args) {
        if (CommandSettings.nameCommand(args)) {
            // Before any logger is used: what a command says is all that there is to say.
            LoggingSystem.get(NetPeeringServer.class.getClassLoader()).beforeInitialize();
            // The console of some newer JDKs is there even if nobody watches.
            System.setProperty("jdk.console", "java.base");
            PrintWriter out = new PrintWriter(System.out, true);
            PrintWriter err = new PrintWriter(System.err, true);
            System.exit(Commands.run(out, err, System.getenv(SecretsKey.VARIABLE), args));
        }
        SpringApplication.run(NetPeeringServer.class, args);
    }
}
