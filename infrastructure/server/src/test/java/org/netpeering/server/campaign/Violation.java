package org.netpeering.server.campaign;

/**
 * A promise that was broken.
 *
 * @param promise the promise, in words
 * @param witness what shows it
 */
record Violation(String promise, String witness) {
    @Override
    public String toString() {
        return "'" + promise + "' does not hold of " + witness;
    }
}
