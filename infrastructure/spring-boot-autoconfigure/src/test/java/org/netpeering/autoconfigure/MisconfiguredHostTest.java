package org.netpeering.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.netpeering.application.port.NetDirectory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An application in which the engine cannot work is told so, and what to do, before its database is touched. */
class MisconfiguredHostTest {
    private static final DataSource NEVER_REACHED = new DriverManagerDataSource("jdbc:postgresql://192.0.2.1/none");
    private static final NetDirectory NO_NETS = nets -> Map.of();

    private final ApplicationContextRunner empty = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    NetPeeringAutoConfiguration.class));

    private final ApplicationContextRunner withDatabase =
            empty.withBean("database", DataSource.class, () -> NEVER_REACHED);

    @Test
    void thereIsNoEngineIfItIsSwitchedOff() {
        StandardEnvironment switchedOff = new StandardEnvironment();
        switchedOff.getPropertySources().addFirst(new MapPropertySource("off", Map.of("netpeering.enabled", "false")));

        empty.withPropertyValues("netpeering.enabled=false").run(context -> {
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            assertThat(analyze(switchedOff, failure)).isNull();
            assertThat(analyze(new StandardEnvironment(), failure)).isNotNull();
        });
    }

    private static @Nullable FailureAnalysis analyze(Environment environment, Throwable failure) {
        return new MisconfiguredHostAnalyzer(environment).analyze(failure);
    }

    private static FailureAnalysis analysis(ApplicationContextRunner misconfigured) {
        List<FailureAnalysis> found = new ArrayList<>();
        misconfigured.run(context -> {
            Throwable failure = Objects.requireNonNull(context.getStartupFailure(), "it has started");
            found.add(Objects.requireNonNull(
                    analyze(new StandardEnvironment(), failure), () -> "nothing is said about " + failure));
        });
        return found.getFirst();
    }
}
