package org.netpeering.edge;

import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer that is written while it is sent. Called once, on the thread of the request, which it may keep. */
@FunctionalInterface
public interface StreamedBody {
    /**
     * Writes all of it. What is to arrive at once is flushed.
     *
     * @throws IOException if the caller has gone
     */
    void writeTo(OutputStream out) throws IOException;
}
