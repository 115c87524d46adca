package org.netpeering.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A request of a real client, kept as a file; line ends are LF there and CRLF on the wire. */
@SuppressWarnings("ArrayRecordComponent")
record Capture(String name, String head, byte[] body) {

    static Stream<Capture> all() {
        return Stream.concat(numbered("outscale", 10), numbered("ec2", 46));
    }

    private static Stream<Capture> numbered(String family, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> load("%s-%02d".formatted(family, n)));
    }

    static Capture load(String name) {
        try (InputStream file =
                Objects.requireNonNull(Capture.class.getResourceAsStream("/captures/" + name + ".http"), name)) {
            byte[] bytes = file.readAllBytes();
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\n\n");
            return new Capture(name, text.substring(0, end), Arrays.copyOfRange(bytes, end + 2, bytes.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same request with a piece of its head replaced. */
    Capture with(String piece, String other) {
        if (!head.contains(piece)) {
            throw new IllegalArgumentException(name + " holds no " + piece);
        }
        return new Capture(name, head.replace(piece, other), body);
    }

    Capture withHeader(String line) {
        return new Capture(name, head + "\n" + line, body);
    }

    Capture withBody(String text) {
        return new Capture(name, head, text.getBytes(StandardCharsets.UTF_8));
    }

    HttpCall call() {
        List<String> lines = head.lines().toList();
        String[] requestLine = lines.get(0).split(" ", -1);
        String[] target = requestLine[1].split("\\?", 2);
        List<HttpHeader> headers = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.add(new HttpHeader(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new HttpCall(
                requestLine[0], target[0], target.length > 1 ? target[1] : null, headers, body, "127.0.0.1");
    }

    byte[] wire() {
        byte[] start = (head.replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    /** The instant at which the client says it signed. */
    Instant signedAt() {
        int start = 0;
        for (String mark : List.of("-Date: ", "-date: ", "-Date=")) {
            if (head.contains(mark)) {
                start = head.indexOf(mark) + mark.length();
            }
        }
        String date = head.substring(start, start + 16);
        return Instant.parse("%s-%s-%sT%s:%s:%sZ"
                .formatted(
                        date.substring(0, 4),
                        date.substring(4, 6),
                        date.substring(6, 8),
                        date.substring(9, 11),
                        date.substring(11, 13),
                        date.substring(13, 15)));
    }

    /** What a lenient server says of it at the instant of its date. */
    Verdict verify() {
        return verifyAt(signedAt());
    }

    Verdict verifyAt(Instant now) {
        return new SignatureVerifier(KnownKeys.ALL, InstantSource.fixed(now), SignaturePolicy.lenient()).verify(call());
    }

    @Override
    public String toString() {
        return name + " " + head.lines().findFirst().orElse("");
    }
}
