package org.netpeering.application.command;

/** The metadata key under which the facts of a decision travel from the bus to the aggregate; never to an event. */
final class FactsMetadata {
    static final String KEY = "netpeering.facts";

    private FactsMetadata() {}
}
