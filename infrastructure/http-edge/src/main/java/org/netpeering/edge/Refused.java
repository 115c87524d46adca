package org.netpeering.edge;

/** Carries a refusal out of the depths of parsing; becomes an answer before it leaves the package. */
final class Refused extends Exception {
    private final EdgeRefusal refusal;

    Refused(EdgeRefusal.Kind kind, String message) {
        this(new EdgeRefusal(kind, message));
    }

    Refused(EdgeRefusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    EdgeRefusal refusal() {
        return refusal;
    }
}
