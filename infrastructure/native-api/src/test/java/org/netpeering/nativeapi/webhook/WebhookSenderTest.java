package org.netpeering.nativeapi.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers on this machine that do not behave. */
class WebhookSenderTest {
    private static final String SECRET = WebhookSignature.secretOf(new byte[32]);
    private static final byte[] BODY = {'{', '}'};
    private static final long MUCH = 200_000_000;
    private static final Duration LONG = Duration.ofSeconds(8);

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicBoolean isElsewhereCalled = new AtomicBoolean();
    private final AtomicLong written = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final WebhookSender sender = new WebhookSender(
            new Receivers(new ReceiverAddresses(ReceiverAddresses.LOOPBACK), true, InetAddress::getAllByName),
            Timeout.ofSeconds(1));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setExecutor(threads);
        server.createContext("/redirect", WebhookSenderTest::redirect);
        server.createContext("/elsewhere", exchange -> isElsewhereCalled.set(true));
        server.createContext("/much", this::sayMuch);
        server.createContext("/silent", this::saySlowly);
        server.createContext("/drip", this::drip);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
        sender.close();
    }

    @Test
    void aRedirectIsNotFollowed() {
        assertThat(send("/redirect")).contains("The receiver answered with status 307");
        assertThat(isElsewhereCalled).isFalse();
    }

    @Test
    void ofALongAnswerLittleIsRead() {
        assertThat(send("/much")).isEmpty();
        assertThat(written.get()).isLessThan(MUCH / 2);
    }

    @Test
    void whoDoesNotAnswerInTimeHasNotTakenIt() {
        assertThat(send("/silent")).isPresent();
    }

    /** Each byte comes in time, but not the whole. */
    @Test
    void whoAnswersByteByByteIsCutOff() {
        long began = System.nanoTime();

        assertThat(send("/drip")).contains("The receiver did not answer within 1 seconds");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONG);
    }

    private Optional<String> send(String path) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return sender.send(url, SECRET, "id", Instant.EPOCH, BODY);
    }

    private static void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(307, -1);
        exchange.close();
    }

    private void sayMuch(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, MUCH);
        byte[] some = new byte[100_000];
        while (written.get() < MUCH) {
            exchange.getResponseBody().write(some);
            written.addAndGet(some.length);
        }
        exchange.close();
    }

    private void saySlowly(HttpExchange exchange) throws IOException {
        await(Duration.ofSeconds(20));
        exchange.close();
    }

    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        for (int i = 0; i < 100 && end.getCount() > 0; i++) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await(Duration.ofMillis(200));
        }
        exchange.close();
    }

    private void await(Duration time) throws IOException {
        try {
            boolean unused = end.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
