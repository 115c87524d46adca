package org.netpeering.examples.orchestrator;

import org.netpeering.application.port.PeeringProvisioner;
import org.netpeering.domain.model.NetFacts;

/** The networks of the Nets. The engine has them joined and taken apart; they are there as long as the application runs. */
interface Network extends PeeringProvisioner, AutoCloseable {
    /** What it is, in a sentence. */
    String description();

    /** Makes the network of a Net, or begins it anew. */
    void add(NetFacts net);

    /** Asks from an address of the one Net for an answer of the other. */
    Echo ping(NetFacts from, NetFacts to);

    /** Takes all of it away. */
    @Override
    void close();

    /** What came back. */
    enum Echo {
        ANSWER("an answer"),
        SILENCE("no answer"),
        UNKNOWN("nobody knows: there is no network to try it in");

        private final String words;

        Echo(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
