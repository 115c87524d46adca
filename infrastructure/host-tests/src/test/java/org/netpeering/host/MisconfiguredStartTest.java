package org.netpeering.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.postgres.PeeringSchema;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Whoever starts an application in which the engine cannot work reads what is wrong and what to do, and no stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class MisconfiguredStartTest {
    @SpringBootConfiguration(proxyBeanMethods = false)
    static class OtherNets {
        @Bean
        NetDirectory otherNets() {
            return nets -> Map.of();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithoutNets {}

    private final HostPostgres database = HostPostgres.freshDatabase();

    @Test
    void thereIsNoDataSource(CapturedOutput printed) {
        fails(Stream.empty(), Host.class);

        assertThat(printed)
                .contains("APPLICATION FAILED TO START", "this application has no DataSource", "spring.datasource.url=")
                .doesNotContain("\tat ");
    }

    @Test
    void thereIsASecondNetDirectory(CapturedOutput printed) {
        fails(Stream.of(database.properties()), Host.class, OtherNets.class);

        assertThat(printed)
                .contains("APPLICATION FAILED TO START", "2: nets, otherNets", "@Primary")
                .doesNotContain("\tat ");
    }

    @Test
    void thereIsNoNetDirectory(CapturedOutput printed) {
        fails(Stream.of(database.properties()), WithoutNets.class);

        assertThat(printed)
                .contains("APPLICATION FAILED TO START", "no bean of type " + NetDirectory.class.getName())
                .doesNotContain("\tat ");
    }

    @Test
    void theSchemaIsOfALaterVersion(CapturedOutput printed) {
        DriverManagerDataSource dataSource =
                new DriverManagerDataSource(database.url(), database.username(), database.password());
        PeeringSchema.migrate(dataSource, 0);
        JdbcClient.create(dataSource).sql("""
                        INSERT INTO netpeering.schema_history
                        SELECT installed_rank + 1, '999', 'turn upside down', type, 'V999__turn_upside_down.sql', 1,
                               installed_by, installed_on, 1, true
                          FROM netpeering.schema_history ORDER BY installed_rank DESC LIMIT 1
                        """).update();

        fails(Stream.of(database.properties()), Host.class);

        assertThat(printed)
                .contains(
                        "APPLICATION FAILED TO START", "has version 999", "Start a netpeering that knows this version")
                .doesNotContain("\tat ");
    }

    @Test
    void thereIsNoEventBusToPublishOn(CapturedOutput printed) {
        fails(
                Stream.concat(
                        Stream.of(database.properties()),
                        Stream.of(
                                "netpeering.host.publish-events=true",
                                "spring.autoconfigure.exclude=org.axonframework.springboot.autoconfig.AxonAutoConfiguration,"
                                        + "org.axonframework.springboot.autoconfig.InfraConfiguration")),
                Host.class);

        assertThat(printed)
                .contains("APPLICATION FAILED TO START", "netpeering.host.publish-events is on")
                .doesNotContain("\tat ");
    }

    @Test
    void axonServerIsExpectedAndThereIsNone(CapturedOutput printed) throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        fails(
                Stream.concat(
                        Stream.of(database.properties()),
                        Stream.of(
                                "axon.axonserver.enabled=true",
                                "axon.axonserver.servers=127.0.0.1:" + closed,
                                "netpeering.host.await-axon-server=PT2S")),
                Host.class);

        // What Axon's connector logs until then is not ours.
        assertThat(printed.getAll().substring(printed.getAll().indexOf("APPLICATION FAILED TO START")))
                .contains("no Axon Server answers at 127.0.0.1:" + closed, "axon.axonserver.enabled=false")
                .doesNotContain("\tat ");
    }

    private static void fails(Stream<String> settings, Class<?>... sources) {
        // Not the settings of the server, which is on the class path of these tests.
        String[] arguments = Stream.concat(settings, Stream.of("spring.config.location=optional:file:target/none/"))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        assertThatThrownBy(() -> new SpringApplicationBuilder(sources)
                        .web(WebApplicationType.NONE)
                        .run(arguments))
                .isInstanceOf(RuntimeException.class);
    }
}
