package org.netpeering.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.postgres.EngineOnPostgres;
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
        withDatabase
                .withPropertyValues("netpeering.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(EngineOnPostgres.class)
                        .doesNotHaveBean(NetPeerings.class)
                        .doesNotHaveBean(NetPeeringProperties.class));
    }

    @Test
    void anAddressOfADatabaseIsMissing() {
        assertThat(analysis(empty.withBean(NetDirectory.class, () -> NO_NETS))).satisfies(analysis -> {
            assertThat(analysis.getDescription()).contains("this application has no DataSource");
            assertThat(analysis.getAction()).contains("spring.datasource.url", "netpeering.enabled=false");
        });
    }

    @Test
    void theDataSourceIsMissing() {
        ApplicationContextRunner withoutJdbc = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(NetPeeringAutoConfiguration.class))
                .withBean(NetDirectory.class, () -> NO_NETS);

        assertThat(analysis(withoutJdbc).getDescription()).contains("this application has no DataSource");
    }

    @Test
    void whatElseIsWrongWithTheDataSourceIsNotCalledMissing() {
        empty.withBean(DataSource.class, () -> {
                    throw new IllegalStateException("the vault is closed");
                })
                .run(context -> {
                    Throwable failure = Objects.requireNonNull(context.getStartupFailure());
                    assertThat(failure).hasStackTraceContaining("the vault is closed");
                    assertThat(analyze(new StandardEnvironment(), failure)).isNull();
                });
    }

    @Test
    void whoDoesWithoutTheEngineIsNotToldOfItsDatabase() {
        StandardEnvironment switchedOff = new StandardEnvironment();
        switchedOff.getPropertySources().addFirst(new MapPropertySource("off", Map.of("netpeering.enabled", "false")));

        empty.withPropertyValues("netpeering.enabled=false").run(context -> {
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            assertThat(analyze(switchedOff, failure)).isNull();
            assertThat(analyze(new StandardEnvironment(), failure)).isNotNull();
        });
    }

    @Test
    void thereAreTwoDataSources() {
        assertThat(analysis(withDatabase
                                .withBean("other", DataSource.class, () -> NEVER_REACHED)
                                .withBean(NetDirectory.class, () -> NO_NETS))
                        .getDescription())
                .contains("one bean of type javax.sql.DataSource", "2: database, other");
    }

    @Test
    void theDirectoryOfNetsIsMissing() {
        assertThat(analysis(withDatabase)).satisfies(analysis -> {
            assertThat(analysis.getDescription()).contains("no bean of type " + NetDirectory.class.getName());
            assertThat(analysis.getAction()).contains("Define one");
        });
    }

    @Test
    void thereAreTwoDirectoriesOfNets() {
        assertThat(analysis(withDatabase
                        .withBean("mine", NetDirectory.class, () -> NO_NETS)
                        .withBean("yours", NetDirectory.class, () -> NO_NETS)))
                .satisfies(analysis -> {
                    assertThat(analysis.getDescription()).contains(NetDirectory.class.getName(), "2: mine, yours");
                    assertThat(analysis.getAction()).contains("@Primary");
                });
    }

    @Test
    void thereAreTwoClocks() {
        assertThat(analysis(withDatabase
                                .withBean(NetDirectory.class, () -> NO_NETS)
                                .withBean("fast", Clock.class, Clock::systemUTC)
                                .withBean("slow", InstantSource.class, InstantSource::system))
                        .getDescription())
                .contains("java.time.InstantSource", "2: fast, slow");
    }

    @Test
    void aSettingIsOutOfItsRange() {
        assertThat(analysis(withDatabase
                                .withBean(NetDirectory.class, () -> NO_NETS)
                                .withPropertyValues("netpeering.expiry=PT0S"))
                        .getDescription())
                .contains("The expiry must be longer than zero", "PT0S", "netpeering.expiry");
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
