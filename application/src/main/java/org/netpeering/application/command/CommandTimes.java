package org.netpeering.application.command;

import java.time.Duration;
import org.netpeering.domain.api.NetPeeringCommand;

/**
 * Is told of every command that was answered, on whichever way it came. It is asked on the thread of the caller, who waits, and must
 * not throw: what was done is done.
 */
@FunctionalInterface
public interface CommandTimes {
    /** The outcome of a command that was carried out. */
    String DONE = "done";
    /** The outcome of a command of which nobody can say what became of it: an exception was its answer. */
    String FAILED = "failed";

    /** Nobody listens. */
    CommandTimes NONE = (command, outcome, took) -> {};

    /**
     * A command was answered.
     *
     * @param command its type
     * @param outcome {@link #DONE}, {@link #FAILED}, or the code of the refusal, such as {@code already-done}
     * @param took from its arrival at the bus to the answer, the commit among it
     */
    void answered(Class<? extends NetPeeringCommand> command, String outcome, Duration took);
}
