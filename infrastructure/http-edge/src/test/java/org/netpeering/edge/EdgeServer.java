package org.netpeering.edge;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** The filter in a real container, spoken to byte by byte. */
final class EdgeServer implements AutoCloseable {
    static final UUID REQUEST_ID = UUID.fromString("0b5a1c2e-6f0d-4c57-9a52-5f2f6f3b8f11");

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int FAILURES = 4;

    private final Tomcat tomcat = new Tomcat();
    private final AtomicLong nanos = new AtomicLong();
    private final Semaphore secondParts = new Semaphore(0);
    private volatile Instant now = Instant.EPOCH;

    /** One with any number of calls and without a proxy. */
    EdgeServer(Path directory) throws LifecycleException {
        this(directory, CallLimits.NONE, Origins.direct());
    }

    EdgeServer(Path directory, CallLimits limits, Origins origins) throws LifecycleException {
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", directory.toString());
        Tomcat.addServlet(context, "elsewhere", new Elsewhere()).addMapping("/");
        SignatureVerifier verifier = new SignatureVerifier(
                KnownKeys.ALL, () -> now, SignaturePolicy.lenient(), new LockOut(FAILURES, () -> now));
        FilterDef filter = new FilterDef();
        filter.setFilterName("edge");
        filter.setFilter(new EdgeFilter(
                List.of(new PlainDialect(secondParts)),
                verifier,
                new AccountLimits(limits, nanos::get),
                origins,
                () -> REQUEST_ID));
        context.addFilterDef(filter);
        FilterMap everything = new FilterMap();
        everything.setFilterName("edge");
        everything.addURLPattern("/*");
        context.addFilterMap(everything);
        tomcat.start();
    }

    void setNow(Instant instant) {
        now = instant;
    }

    /** How long the container waits for the next byte on connections that are made from now on. */
    void setReadTimeout(Duration time) {
        tomcat.getConnector().setProperty("connectionTimeout", "" + time.toMillis());
    }

    /** Lets time pass for the limits of the accounts. */
    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Sends the bytes on a connection of their own, and reads until the server closes it. */
    String send(byte[] wire) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(wire);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            try {
                in.transferTo(answer);
            } catch (SocketException closedAfterTheAnswer) {
                if (answer.size() == 0) {
                    throw closedAfterTheAnswer;
                }
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    /** Sends the bytes, lets a stream go on once its first part has come, and reads until the server closes the connection. */
    String sendForStream(byte[] wire) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(wire);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            while (!answer.toString(StandardCharsets.UTF_8).contains("first")) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    throw new EOFException("The answer ended: " + answer.toString(StandardCharsets.UTF_8));
                }
                answer.write(next);
            }
            secondParts.release();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    String send(String head, byte[] body) throws IOException {
        return send(new Capture("own", head + "\nConnection: close", body).wire());
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    /** What stands behind the edge. */
    private static final class Elsewhere extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("elsewhere " + request.getParameter("a"));
        }
    }
}
