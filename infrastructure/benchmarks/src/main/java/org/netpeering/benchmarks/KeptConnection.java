package org.netpeering.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection that is kept from one call to the next for as long as the server wants, with as little around it as can be, since the
 * server pays for it.
 */
final class KeptConnection implements AutoCloseable {
    private static final int BUFFER = 16_384;
    private static final int OK = 200;

    private final URI address;
    private final String host;
    private final byte[] line = new byte[BUFFER];
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean isOver;

    private KeptConnection(URI address, Socket socket) throws IOException {
        this.address = address;
        this.host = address.getAuthority();
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = socket.getOutputStream();
    }

    static KeptConnection to(String baseUrl) throws IOException {
        URI address = URI.create(baseUrl);
        return new KeptConnection(address, connect(address));
    }

    private static Socket connect(URI address) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    private void connectAgain() throws IOException {
        socket.close();
        socket = connect(address);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = socket.getOutputStream();
        isOver = false;
    }

    /**
     * Sends a signed call and returns the body of its answer.
     *
     * @throws IOException if it is answered with anything but 200
     */
    String post(String path, String contentType, String body, CallSigner signer) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        CallSigner.Signature signature = signer.sign("POST", path, "", host, bytes);
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: " + contentType
                + "\r\nContent-Length: " + bytes.length + "\r\n" + signature.dateHeader() + ": " + signature.date()
                + "\r\nAuthorization: " + signature.authorization() + "\r\n\r\n";
        byte[] call = new byte[head.length() + bytes.length];
        System.arraycopy(head.getBytes(StandardCharsets.ISO_8859_1), 0, call, 0, head.length());
        System.arraycopy(bytes, 0, call, head.length(), bytes.length);
        if (isOver) {
            connectAgain();
        }
        out.write(call);
        return answer();
    }

    private String answer() throws IOException {
        int status = Integer.parseInt(readLine().split(" ", 3)[1]);
        int length = -1;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            isOver |= lower.equals("connection: close");
        }
        if (length < 0) {
            throw new IOException("An answer does not say how long it is");
        }
        byte[] body = in.readNBytes(length);
        String text = new String(body, StandardCharsets.UTF_8);
        if (status != OK) {
            throw new IOException("A call was answered with " + status + ": " + text);
        }
        return text;
    }

    private String readLine() throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || length == line.length) {
                throw new EOFException("The connection has ended, or a line does not end");
            }
            line[length++] = (byte) next;
        }
        return new String(line, 0, length, StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
