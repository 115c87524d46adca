package org.netpeering.postgres.proof;

/** The log is not what it was: the message says what, where. */
public final class AlteredLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private AlteredLogException(String message) {
        super(message);
    }

    static AlteredLogException row(LoggedEvent event, String what) {
        return new AlteredLogException("Row " + event.place() + " (stream " + event.stream() + ", sequence number "
                + event.sequence() + ", event " + event.id() + ") " + what);
    }

    static AlteredLogException row(Leaf leaf, String what) {
        return new AlteredLogException("Row " + leaf.place() + " (stream " + leaf.stream() + ", sequence number "
                + leaf.sequence() + ", leaf " + leaf.number() + ") " + what);
    }

    static AlteredLogException leaf(long number, String what) {
        return new AlteredLogException("Leaf " + number + " " + what);
    }

    static AlteredLogException checkpoint(long number, String what) {
        return new AlteredLogException("Checkpoint " + number + " " + what);
    }

    static AlteredLogException line(long number, String what) {
        return new AlteredLogException("Line " + number + " of the file " + what);
    }

    static AlteredLogException log(String what) {
        return new AlteredLogException("The log " + what);
    }
}
