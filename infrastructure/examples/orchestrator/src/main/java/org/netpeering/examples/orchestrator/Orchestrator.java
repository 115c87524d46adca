package org.netpeering.examples.orchestrator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application, plays through a story of three Nets, and ends. */
@SpringBootApplication
@EnableConfigurationProperties(OrchestratorProperties.class)
public class Orchestrator {
    /** Arguments are settings, such as {@code --orchestrator.network=log}. */
    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext application = SpringApplication.run(Orchestrator.class, arguments)) {
            application.getBean(Story.class).tell(System.out::println);
        }
    }
}
