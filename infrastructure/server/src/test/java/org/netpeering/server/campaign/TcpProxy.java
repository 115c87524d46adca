package org.netpeering.server.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands between the nodes and PostgreSQL on loopback. It can cut every connection, and it can hold back what PostgreSQL
 * answers while it still passes on what PostgreSQL is told: cut then, and a commit has happened that nobody hears of.
 */
final class TcpProxy implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private boolean holds;
    private volatile int target;

    TcpProxy() throws IOException {
        entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("proxy").start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** To which port new connections lead. */
    void leadTo(int port) {
        target = port;
    }

    /** Breaks every connection, without a goodbye. */
    void cut() {
        open.forEach(TcpProxy::reset);
    }

    void holdAnswers() {
        setHolds(true);
    }

    void releaseAnswers() {
        setHolds(false);
    }

    private void setHolds(boolean value) {
        lock.lock();
        try {
            holds = value;
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2000);
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
        } catch (IOException refused) {
            drop(client);
            drop(server);
            return;
        }
        open.add(server);
        Thread.ofVirtual().start(() -> pump(client, server, false));
        pump(server, client, true);
    }

    private void pump(Socket from, Socket to, boolean isAnswer) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (isAnswer) {
                    awaitRelease();
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException broken) {
            // Both ends learn of it below.
        } finally {
            drop(from);
            drop(to);
        }
    }

    private void awaitRelease() {
        lock.lock();
        try {
            while (holds) {
                released.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void drop(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("A socket cannot be closed", e);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyClosed) {
            // That is what was wanted.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        releaseAnswers();
        cut();
    }
}
