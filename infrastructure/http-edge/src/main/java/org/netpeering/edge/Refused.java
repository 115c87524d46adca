package org.netpeering.edge;

/** Carries a refusal out of the depths of parsing; becomes a {@link Verdict} before it leaves the package. */
final class Refused extends Exception {
    private final EdgeRefusal refusal;

    Refused(EdgeRefusal.Kind kind, String message) {
        super(message, null, false, false);
        this.refusal = new EdgeRefusal(kind, message);
    }

    EdgeRefusal refusal() {
        return refusal;
    }
}
