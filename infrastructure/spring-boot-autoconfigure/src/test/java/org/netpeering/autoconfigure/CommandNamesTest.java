package org.netpeering.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.netpeering.application.command.CommandTimes;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectRedundantNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRemoved;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;

/** How commands are called where they are counted. */
class CommandNamesTest {
    @Test
    void aCommandIsCalledByItsVerb() {
        assertThat(CommandNames.of(RequestNetPeering.class)).isEqualTo("request");
        assertThat(CommandNames.of(RejectRedundantNetPeering.class)).isEqualTo("reject-redundant");
        assertThat(CommandNames.of(ReportNetRemoved.class)).isEqualTo("report-net-removed");
    }

    @Test
    void noTwoCommandsHaveOneName() {
        Set<String> names = Arrays.stream(NetPeeringCommand.class.getPermittedSubclasses())
                .map(CommandNames::of)
                .collect(Collectors.toSet());

        assertThat(names).hasSameSizeAs(NetPeeringCommand.class.getPermittedSubclasses());
    }

    @Test
    void eachKindOfAnswerHasOneTimer() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        CommandTimers timers = new CommandTimers(() -> registry);

        timers.answered(AcceptNetPeering.class, CommandTimes.DONE, Duration.ofMillis(1));
        timers.answered(AcceptNetPeering.class, CommandTimes.DONE, Duration.ofMillis(3));
        timers.answered(AcceptNetPeering.class, "already-done", Duration.ofMillis(1));

        assertThat(registry.find(CommandTimers.NAME).timers()).hasSize(2);
        assertThat(registry.get(CommandTimers.NAME)
                        .tags("command", "accept", "outcome", "done")
                        .timer()
                        .count())
                .isEqualTo(2);
    }
}
