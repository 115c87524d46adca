package org.netpeering.application.command;

import java.util.Map;
import org.netpeering.domain.api.NetPeeringCommand;

/**
 * Shows commands to those who follow one call through several programs. What it says of a command goes into the metadata of its events,
 * so that a command which follows from them, were it a week later, is shown in the trace of the first.
 */
@FunctionalInterface
public interface CommandTraces {
    /** Nobody follows. */
    CommandTraces NONE = (command, metaData) -> CommandTrace.NONE;

    /**
     * A command is about to be handled; it must not throw.
     *
     * @param command which one
     * @param metaData its metadata, or those of the message that it follows from
     * @return to be told, once, of the answer
     */
    CommandTrace begin(NetPeeringCommand command, Map<String, ?> metaData);

    /** One command in a trace. */
    interface CommandTrace {
        /** Of a command that nobody follows. */
        CommandTrace NONE = new CommandTrace() {
            @Override
            public Map<String, String> metaData() {
                return Map.of();
            }

            @Override
            public void answered(String outcome) {}
        };

        /** What is to be added to the metadata of the command, from where its events get it. */
        Map<String, String> metaData();

        /**
         * The command was answered.
         *
         * @param outcome as in {@link CommandTimes#answered}
         */
        void answered(String outcome);
    }
}
