package org.netpeering.server.accounts.command;

/** A command cannot be carried out, and nothing was changed; the message says why and what to do. */
public final class CommandRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With one sentence, or two, for the person who typed the command. */
    public CommandRefusedException(String message) {
        super(message);
    }
}
