package org.netpeering.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.netpeering.edge.EdgeRefusal.Kind;

/** Reads the body of a request, as long as it is not too large. */
final class BodyLimit {
    static final int BYTES = 1024 * 1024;

    private BodyLimit() {}

    static byte[] read(HttpServletRequest request) throws IOException, Refused {
        long announced = request.getContentLengthLong();
        if (announced > BYTES) {
            throw tooLarge("" + announced);
        }
        InputStream stream = request.getInputStream();
        byte[] body = stream.readNBytes(BYTES);
        // A chunked body announces no length: only reading on tells whether it has ended.
        if (body.length == BYTES && stream.read() >= 0) {
            throw tooLarge("more than " + BYTES);
        }
        return body;
    }

    private static Refused tooLarge(String size) {
        return new Refused(
                Kind.BODY_TOO_LARGE,
                "The body has " + size + " bytes; at most " + BYTES + " are taken. Split the call.");
    }
}
