package org.netpeering.edge;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of an answer that is written while it is sent, on the thread of the request, which it may keep.
 *
 * <p>It is always called, so that it can give back what was taken for it. Status and headers go out with its first flush. If
 * the caller has gone before that, the container may have it called again.
 */
@FunctionalInterface
public interface StreamedBody {
    /**
     * Writes all of it. What is to arrive at once is flushed. Whatever it throws cuts the answer off, so that nobody takes the
     * part for the whole.
     *
     * @throws IOException if the caller has gone
     */
    void writeTo(OutputStream out) throws IOException;
}
