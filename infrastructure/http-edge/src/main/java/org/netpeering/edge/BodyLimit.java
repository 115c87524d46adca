package org.netpeering.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.netpeering.edge.EdgeRefusal.Kind;

/** Reads the body of a request, as long as it is not too large and does not come too slowly. */
final class BodyLimit {
    static final int BYTES = 1024 * 1024;
    static final Duration TIME = Duration.ofSeconds(30);

    private static final int STEP = 8192;

    private final LongSupplier nanoTime;

    /** @param nanoTime a clock that never goes back */
    BodyLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Never fails: what cannot be read is the fault of the caller or of the way. */
    byte[] read(HttpServletRequest request, BodyRoom.Place place) throws Refused {
        long announced = request.getContentLengthLong();
        if (announced > BYTES) {
            throw tooLarge("" + announced);
        }
        try {
            return read(request.getInputStream(), place);
        } catch (IOException e) {
            throw unreadable("stopped coming, or its chunks are malformed. Send it whole, as RFC 9112 has it.");
        }
    }

    byte[] read(InputStream stream, BodyRoom.Place place) throws IOException, Refused {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] step = new byte[STEP];
        long start = nanoTime.getAsLong();
        // A chunked body announces no length: only reading on tells whether it has ended.
        for (int read = stream.read(step); read >= 0; read = stream.read(step)) {
            body.write(step, 0, read);
            if (body.size() > BYTES) {
                throw tooLarge("more than " + BYTES);
            }
            if (!place.isEnoughFor(body.size())) {
                throw new Refused(new EdgeRefusal(
                        Kind.NO_ROOM,
                        "The server has too many large bodies at hand to take one more. Repeat the call, or send less than "
                                + BodyRoom.FREE + " bytes.",
                        Duration.ofSeconds(1)));
            }
            // Each read may wait for a moment, and a body may come byte by byte.
            if (nanoTime.getAsLong() - start > TIME.toNanos()) {
                throw unreadable("took more than " + TIME.toSeconds() + " seconds. Send it without pauses.");
            }
        }
        return body.toByteArray();
    }

    private static Refused tooLarge(String size) {
        return new Refused(
                Kind.BODY_TOO_LARGE,
                "The body has " + size + " bytes; at most " + BYTES + " are taken. Split the call.");
    }

    private static Refused unreadable(String fault) {
        return new Refused(Kind.BODY_UNREADABLE, "The body " + fault);
    }
}
