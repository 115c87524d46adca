package org.netpeering.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver of events on this machine, which can refuse them, die, and come back at the same address. */
final class WebhookReceiver implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int OK = 204;

    private final SeenEvents taken = new SeenEvents();
    private final List<JsonNode> all = new CopyOnWriteArrayList<>();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Function<JsonNode, Integer> status = event -> OK;
    private @Nullable HttpServer server;
    private int port;

    /** What came: the headers that sign it, and the body. */
    record Delivery(String id, String timestamp, String signature, String contentType, String body) {
        /** As Standard Webhooks has it. */
        boolean isSignedWith(String secret) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return signature.equals("v1," + Base64.getEncoder().encodeToString(signed));
        }
    }

    WebhookReceiver() throws IOException {
        start();
    }

    void start() throws IOException {
        HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        fresh.createContext("/", this::receive);
        fresh.setExecutor(threads);
        fresh.start();
        port = fresh.getAddress().getPort();
        server = fresh;
    }

    /** What is under way gets no answer. */
    void die() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    String url() {
        return "http://127.0.0.1:" + port + "/events";
    }

    /** Answers each event with that status from now on; what is 2xx is taken. */
    void answer(Function<JsonNode, Integer> newStatus) {
        status = newStatus;
    }

    SeenEvents taken() {
        return taken;
    }

    /** What was taken, in the order in which it came. */
    List<JsonNode> events() {
        return all;
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode event = MAPPER.readTree(body);
        deliveries.add(new Delivery(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body));
        int answer = status.apply(event);
        if (answer == OK) {
            taken.add(event);
            all.add(event);
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @Override
    public void close() {
        die();
        threads.shutdownNow();
    }
}
