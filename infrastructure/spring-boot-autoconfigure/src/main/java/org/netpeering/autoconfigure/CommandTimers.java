package org.netpeering.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.netpeering.application.command.CommandTimes;
import org.netpeering.domain.api.NetPeeringCommand;

/**
 * Times every command, by what was asked and by what became of it: never by whom, or for which peering, of which there is no end.
 */
final class CommandTimers implements CommandTimes {
    /** The name of all these timers. */
    static final String NAME = "netpeering.commands";

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5)
    };

    private final Supplier<MeterRegistry> registry;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    private record Kind(Class<?> command, String outcome) {}

    /** @param registry asked when the first command is answered, when all meters have been made */
    CommandTimers(Supplier<MeterRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public void answered(Class<? extends NetPeeringCommand> command, String outcome, Duration took) {
        timers.computeIfAbsent(new Kind(command, outcome), this::timer).record(took);
    }

    private Timer timer(Kind kind) {
        return Timer.builder(NAME)
                .description("Commands that were answered")
                .tag("command", CommandNames.of(kind.command()))
                .tag("outcome", kind.outcome())
                .serviceLevelObjectives(BOUNDS)
                .register(registry.get());
    }
}
