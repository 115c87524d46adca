package org.netpeering.benchmarks;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.core.env.Environment;

/** A web application that does nothing, to see what the framework itself needs to start. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class BareWebApp {
    /** Says when it is ready. */
    public static void main(String[] args) {
        Environment environment = SpringApplication.run(BareWebApp.class, args).getEnvironment();
        System.out.println("it is ready at http://127.0.0.1:" + environment.getProperty("local.server.port"));
    }
}
