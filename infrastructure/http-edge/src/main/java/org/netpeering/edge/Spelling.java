package org.netpeering.edge;

import java.util.Optional;

/** The two spellings of signature version 4; all that differs between them is four letters. */
enum Spelling {
    AWS4("aws4_request"),
    OSC4("osc4_request");

    private final String algorithm;
    private final String terminator;

    Spelling(String terminator) {
        this.algorithm = name() + "-HMAC-SHA256";
        this.terminator = terminator;
    }

    static Optional<Spelling> ofAlgorithm(String text) {
        for (Spelling spelling : values()) {
            if (spelling.algorithm.equals(text)) {
                return Optional.of(spelling);
            }
        }
        return Optional.empty();
    }

    String algorithm() {
        return algorithm;
    }

    /** The last part of a scope. */
    String terminator() {
        return terminator;
    }

    /** What stands before the secret in the first link of the key chain. */
    String secretPrefix() {
        return name();
    }
}
