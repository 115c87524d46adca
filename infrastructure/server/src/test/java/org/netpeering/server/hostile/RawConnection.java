package org.netpeering.server.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One connection to the server at a time, on which any bytes can be sent; opened again when the server has closed it. */
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final URI server;
    private @Nullable Socket socket;
    private @Nullable InputStream answers;

    RawConnection(URI server) {
        this.server = server;
    }

    /**
     * Sends the bytes and reads one answer.
     *
     * @param isLast whether the sending side is closed afterwards, so that the server does not wait for more
     */
    RawAnswer send(byte[] request, boolean isLast) throws IOException {
        boolean isFresh = socket == null;
        try {
            RawAnswer answer = exchange(request, isLast);
            return answer.status() == 0 && !isFresh ? exchange(request, isLast) : answer;
        } catch (SocketException e) {
            close();
            return isFresh ? RawAnswer.NONE : exchangeOrNone(request, isLast);
        }
    }

    private RawAnswer exchangeOrNone(byte[] request, boolean isLast) throws IOException {
        try {
            return exchange(request, isLast);
        } catch (SocketException e) {
            close();
            return RawAnswer.NONE;
        }
    }

    private RawAnswer exchange(byte[] request, boolean isLast) throws IOException {
        Socket open = socket;
        InputStream in = answers;
        if (open == null || in == null) {
            open = new Socket(server.getHost(), server.getPort());
            open.setSoTimeout(PATIENCE_MILLIS);
            open.setTcpNoDelay(true);
            in = new BufferedInputStream(open.getInputStream());
            socket = open;
            answers = in;
        }
        open.getOutputStream().write(request);
        open.getOutputStream().flush();
        if (isLast) {
            open.shutdownOutput();
        }
        RawAnswer answer = read(in);
        if (isLast
                || answer.status() == 0
                || answer.head().toLowerCase(Locale.ROOT).contains("connection: close")) {
            close();
        }
        return answer;
    }

    private static RawAnswer read(InputStream in) throws IOException {
        String head = readHead(in);
        if (!head.startsWith("HTTP/1.1 ")) {
            return RawAnswer.NONE;
        }
        int status = Integer.parseInt(head.substring(9, 12));
        String lower = head.toLowerCase(Locale.ROOT);
        int length = lower.indexOf("content-length: ");
        byte[] body;
        if (length >= 0) {
            int start = length + "content-length: ".length();
            body = in.readNBytes(Integer.parseInt(
                    lower.substring(start, lower.indexOf('\r', start)).trim()));
        } else {
            body = lower.contains("connection: close") ? in.readAllBytes() : new byte[0];
        }
        return new RawAnswer(status, head, new String(body, StandardCharsets.UTF_8));
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** The next request goes over a new connection. */
    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        answers = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
