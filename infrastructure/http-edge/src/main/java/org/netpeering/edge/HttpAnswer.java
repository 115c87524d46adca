package org.netpeering.edge;

import java.util.List;
import java.util.stream.Stream;

/**
 * What goes back to the caller.
 *
 * <p>Length, date and connection headers are not part of it: the edge and the container add them. Immutable, except that
 * {@link #body()} hands out the array itself: nobody writes to it.
 */
public final class HttpAnswer {
    private final int status;
    private final String contentType;
    private final List<HttpHeader> headers;
    private final byte[] body;

    private HttpAnswer(int status, String contentType, List<HttpHeader> headers, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.headers = headers;
        this.body = body;
    }

    /** An answer without headers of its own; the body is not copied. */
    public static HttpAnswer of(int status, String contentType, byte[] body) {
        return new HttpAnswer(status, contentType, List.of(), body);
    }

    /** The same answer with one more header line. */
    public HttpAnswer withHeader(String name, String value) {
        List<HttpHeader> more = Stream.concat(headers.stream(), Stream.of(new HttpHeader(name, value)))
                .toList();
        return new HttpAnswer(status, contentType, more, body);
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

    /** The bytes of the body. The array is shared: read it only. */
    public byte[] body() {
        return body;
    }
}
