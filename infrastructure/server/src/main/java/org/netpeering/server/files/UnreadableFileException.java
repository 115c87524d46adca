package org.netpeering.server.files;

import org.jspecify.annotations.Nullable;

/** A file cannot be read; the message says why and what to do, but not which file, nor anything that is in it. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
