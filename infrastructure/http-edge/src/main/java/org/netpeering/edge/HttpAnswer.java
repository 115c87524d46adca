package org.netpeering.edge;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to the caller.
 *
 * <p>Length, date and connection headers are not part of it: the edge and the container add them. Immutable, except that
 * {@link #body()} hands out the array itself: nobody writes to it.
 */
public final class HttpAnswer {
    private static final byte[] NO_BODY = {};

    private final int status;
    private final String contentType;
    private final List<HttpHeader> headers;
    private final byte[] body;
    private final @Nullable StreamedBody stream;

    private HttpAnswer(
            int status, String contentType, List<HttpHeader> headers, byte[] body, @Nullable StreamedBody stream) {
        this.status = status;
        this.contentType = contentType;
        this.headers = headers;
        this.body = body;
        this.stream = stream;
    }

    /** An answer without headers of its own; the body is not copied. */
    public static HttpAnswer of(int status, String contentType, byte[] body) {
        return new HttpAnswer(status, contentType, List.of(), body, null);
    }

    /** An answer whose body is written while it is sent, however long it is and however long that takes. */
    public static HttpAnswer streamed(int status, String contentType, StreamedBody stream) {
        return new HttpAnswer(status, contentType, List.of(), NO_BODY, stream);
    }

    /** The same answer with one more header line. */
    public HttpAnswer withHeader(String name, String value) {
        List<HttpHeader> more = Stream.concat(headers.stream(), Stream.of(new HttpHeader(name, value)))
                .toList();
        return new HttpAnswer(status, contentType, more, body, stream);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The value of {@code Content-Type}, with its charset if it has one. */
    public String contentType() {
        return contentType;
    }

    /** The other headers, in the order in which they are written. */
    public List<HttpHeader> headers() {
        return headers;
    }

    /** What writes the body; null if it is at hand. */
    public @Nullable StreamedBody stream() {
        return stream;
    }

    /** The bytes of the body, empty if it is streamed. The array is shared: read it only. */
    public byte[] body() {
        return body;
    }
}
