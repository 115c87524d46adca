package org.netpeering.server;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the event stream on a socket of its own, which it can read, leave unread, or tear. */
final class EventFollower implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int PATIENCE_MILLIS = 30_000;
    private static final byte[] NO_BODY = {};

    private final Socket socket = new Socket();
    private final BufferedReader in;
    private final String head;
    private @Nullable String lastId;

    /** Something that the stream brought: an id, and an event unless it was silent. */
    record Received(String id, @Nullable JsonNode event) {}

    private EventFollower(RunningServer server, TestAccount account, String query, @Nullable String lastId)
            throws IOException {
        URI uri = URI.create(server.baseUrl());
        HttpRequest signed =
                SignedPost.request(server.baseUrl(), account, "GET", "/events/v1" + query, "application/json", NO_BODY);
        // HTTP/1.0, so that the answer comes as it is and not in chunks.
        StringBuilder request =
                new StringBuilder("GET /events/v1" + query + " HTTP/1.0\r\nHost: " + uri.getAuthority());
        for (Map.Entry<String, List<String>> header : signed.headers().map().entrySet()) {
            request.append("\r\n")
                    .append(header.getKey())
                    .append(": ")
                    .append(header.getValue().getFirst());
        }
        if (lastId != null) {
            request.append("\r\nLast-Event-ID: ").append(lastId);
        }
        this.lastId = lastId;
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder lines = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.append(line).append('\n');
        }
        head = lines.toString();
    }

    /** Follows, with a query such as {@code ?after=0}. */
    static EventFollower open(RunningServer server, TestAccount account, String query) throws IOException {
        return new EventFollower(server, account, query, null);
    }

    /** Follows from behind the event of that id. */
    static EventFollower resume(RunningServer server, TestAccount account, String query, String lastId)
            throws IOException {
        return new EventFollower(server, account, query, lastId);
    }

    /** Status line and headers. */
    String head() {
        return head;
    }

    /** The rest of an answer that is no stream. */
    JsonNode document() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            text.append(line);
        }
        return MAPPER.readTree(text.toString());
    }

    /** The id that a client would come back with. */
    String lastId() {
        return Objects.requireNonNull(lastId, "no id has come yet");
    }

    /** Gives up on silence after that long from now on, with a {@link java.net.SocketTimeoutException}. */
    void setPatience(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
    }

    /** The next event. */
    JsonNode next() throws IOException {
        for (Received received = receive(); received != null; received = receive()) {
            if (received.event() != null) {
                return received.event();
            }
        }
        throw new EOFException("The stream has ended");
    }

    /** The next block of the stream, with or without an event; null if the stream has ended. */
    @Nullable
    Received receive() throws IOException {
        String id = null;
        JsonNode event = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty() && id != null) {
                lastId = id;
                return new Received(id, event);
            }
            if (line.startsWith("id: ")) {
                id = line.substring("id: ".length());
            } else if (line.startsWith("data: ")) {
                event = MAPPER.readTree(line.substring("data: ".length()));
            }
        }
        return null;
    }

    /** Is gone without a word, as when its machine loses its power: what is under way is lost. */
    @Override
    public void close() throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
