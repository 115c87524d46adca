package org.netpeering.domain.api;

/** What became of a command: a value, so that a refusal that comes with an event commits the event. */
public sealed interface Outcome {
    /** The command was carried out. */
    record Done(PeeringView peering) implements Outcome {}

    /** The command was not carried out. */
    record Refused(Refusal refusal) implements Outcome {}
}
