package org.netpeering.fcu;

/** Ends the reading or the carrying out of a call; {@link FcuDialect} turns it into the error document. */
final class FcuRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FcuError error;

    FcuRefused(FcuError error) {
        super(error.code() + ": " + error.message(), null, false, false);
        this.error = error;
    }

    FcuError error() {
        return error;
    }
}
