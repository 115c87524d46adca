package org.netpeering.examples.orchestrator;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as it is, with names of its own for its namespaces, so that others on this machine are in nobody's way. */
record OrchestratorInATest(ConfigurableApplicationContext application) implements AutoCloseable {
    static final String PREFIX = "np" + ProcessHandle.current().pid() + "-";

    static OrchestratorInATest start(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(settings));
        arguments.add("--orchestrator.data-dir=target/orchestrator-data");
        arguments.add("--orchestrator.namespace-prefix=" + PREFIX);
        return new OrchestratorInATest(SpringApplication.run(Orchestrator.class, arguments.toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    List<String> story() {
        List<String> said = new ArrayList<>();
        bean(Story.class).tell(line -> {
            System.out.println(line);
            said.add(line.strip());
        });
        return said;
    }

    @Override
    public void close() {
        application.close();
    }
}
