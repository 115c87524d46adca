package org.netpeering.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire, before anybody has decoded it.
 *
 * <p>Nothing is unescaped, reordered or trimmed, because the signature covers what was sent. Immutable, except that
 * {@link #body()} hands out the array itself: nobody writes to it.
 */
public final class HttpCall {
    private final String method;
    private final String rawPath;
    private final @Nullable String rawQuery;
    private final List<HttpHeader> headers;
    private final byte[] body;
    private final String remoteAddress;
    private final int localPort;

    /**
     * @param method the verb, as sent
     * @param rawPath the path, still percent-encoded
     * @param rawQuery what follows the question mark, still percent-encoded; null without a question mark
     * @param headers all header lines, in the order sent, repeats included
     * @param body the bytes of the body; not copied
     * @param remoteAddress the IP address of the caller
     * @param localPort the port of this server that the call came to, or 0 if it came to none
     */
    public HttpCall(
            String method,
            String rawPath,
            @Nullable String rawQuery,
            List<HttpHeader> headers,
            byte[] body,
            String remoteAddress,
            int localPort) {
        this.method = method;
        this.rawPath = rawPath;
        this.rawQuery = rawQuery;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.remoteAddress = remoteAddress;
        this.localPort = localPort;
    }

    /** A call that came to no port. */
    public HttpCall(
            String method,
            String rawPath,
            @Nullable String rawQuery,
            List<HttpHeader> headers,
            byte[] body,
            String remoteAddress) {
        this(method, rawPath, rawQuery, headers, body, remoteAddress, 0);
    }

    HttpCall withBody(byte[] bytes) {
        return new HttpCall(method, rawPath, rawQuery, headers, bytes, remoteAddress, localPort);
    }

    /** The verb: {@code POST}, {@code GET}, ... */
    public String method() {
        return method;
    }

    /** The path as sent: percent-encoded, with any doubled slash. */
    public String rawPath() {
        return rawPath;
    }

    /** The path as signed: percent-encoded, each run of slashes made one; {@code /} if the path is empty. */
    public String normalizedPath() {
        if (rawPath.isEmpty()) {
            return "/";
        }
        if (!rawPath.contains("//")) {
            return rawPath;
        }
        StringBuilder path = new StringBuilder(rawPath.length());
        for (int i = 0; i < rawPath.length(); i++) {
            char c = rawPath.charAt(i);
            if (c != '/' || i == 0 || rawPath.charAt(i - 1) != '/') {
                path.append(c);
            }
        }
        return path.toString();
    }

    /** The query string as sent, percent-encoded; null if the request has none. */
    public @Nullable String rawQuery() {
        return rawQuery;
    }

    /** The decoded parameters of the query string by their names, without those that only carry a signature. */
    public Map<String, List<String>> queryParameters() {
        return QueryString.parse(rawQuery == null ? "" : rawQuery).parameters();
    }

    /** All header lines, in the order sent. */
    public List<HttpHeader> headers() {
        return headers;
    }

    /** The first value of the header, whatever the case of its name. */
    public Optional<String> header(String name) {
        for (HttpHeader header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }

    /** All values of the header in the order sent, whatever the case of its name; empty if it was not sent. */
    public List<String> headers(String name) {
        List<String> values = new ArrayList<>(1);
        for (HttpHeader header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                values.add(header.value());
            }
        }
        return values;
    }

    /** The bytes of the body, empty if there is none. The array is shared: read it only. */
    public byte[] body() {
        return body;
    }

    /** The IP address of the caller. */
    public String remoteAddress() {
        return remoteAddress;
    }

    /** The port of this server that the call came to, whatever its {@code Host} says; 0 if it came to none. */
    public int localPort() {
        return localPort;
    }

    /** Verb and path only: headers, query and body can hold credentials. */
    @Override
    public String toString() {
        return method + " " + rawPath;
    }
}
