package org.netpeering.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netpeering.application.command.CommandTraces;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Who traces the commands of an application. */
class CommandSpansTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(NetPeeringTracingAutoConfiguration.class));

    @Test
    void anApplicationWithATracerHasSpansOfCommands() {
        application
                .withBean(Tracer.class, () -> Tracer.NOOP)
                .run(context -> assertThat(context).hasSingleBean(CommandSpans.class));
    }

    @Test
    void oneWithoutHasNone() {
        application.run(context -> assertThat(context).doesNotHaveBean(CommandTraces.class));
    }

    @Test
    void oneThatDoesItByItselfIsLeftAlone() {
        application
                .withBean(Tracer.class, () -> Tracer.NOOP)
                .withBean(CommandTraces.class, () -> CommandTraces.NONE)
                .run(context -> assertThat(context).doesNotHaveBean(CommandSpans.class));
    }

    @Test
    void anEngineThatIsOffIsNotTraced() {
        application
                .withBean(Tracer.class, () -> Tracer.NOOP)
                .withPropertyValues("netpeering.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(CommandTraces.class));
    }

    @Test
    void aTracerThatRecordsNothingAddsNothingToEvents() {
        CommandTraces traces = new CommandSpans(Tracer.NOOP);

        assertThat(traces.begin(new ExpireNetPeering(new NetPeeringId("pcx-12345678")), Map.of())
                        .metaData())
                .isEmpty();
    }
}
