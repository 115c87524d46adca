package org.netpeering.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which port of 127.0.0.1 to listen on: the one that was asked for, or that of the last start, or any that is free. */
final class PortChoice {

    private static final int ANY = 0;

    private final Path memory;
    private final int preferred;
    private final Progress progress;

    PortChoice(Path memory, int preferred, Progress progress) {
        this.memory = memory;
        this.preferred = preferred;
        this.progress = progress;
    }

    int choose() throws IOException {
        int wanted = preferred == ANY ? remembered() : preferred;
        if (wanted == ANY || isFree(wanted)) {
            return wanted == ANY ? anyFree() : wanted;
        }
        int other = anyFree();
        progress.says("Port " + wanted + " of 127.0.0.1 is taken by another program, PostgreSQL uses " + other);
        return other;
    }

    void remember(int port) throws IOException {
        Files.writeString(memory, port + "\n");
    }

    private int remembered() throws IOException {
        if (!Files.exists(memory)) {
            return ANY;
        }
        try {
            int port = Integer.parseInt(Files.readString(memory).strip());
            return port > 0 && port <= 65535 ? port : ANY;
        } catch (NumberFormatException unreadable) {
            return ANY;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = bound(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int anyFree() throws IOException {
        try (ServerSocket socket = bound(ANY)) {
            return socket.getLocalPort();
        }
    }

    private static ServerSocket bound(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
