package org.netpeering.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A collector of OpenTelemetry on this machine, as far as spans over HTTP go. */
final class OtlpReceiver implements AutoCloseable {
    private final List<Seen> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** What came of a span; ids in hexadecimal digits, those that are missing empty. */
    record Seen(String service, String name, String trace, String id, String parent, Map<String, String> attributes) {
        static Seen of(String service, Span span) {
            HexFormat hex = HexFormat.of();
            return new Seen(
                    service,
                    span.getName(),
                    hex.formatHex(span.getTraceId().toByteArray()),
                    hex.formatHex(span.getSpanId().toByteArray()),
                    hex.formatHex(span.getParentSpanId().toByteArray()),
                    span.getAttributesList().stream()
                            .collect(Collectors.toMap(
                                    attribute -> attribute.getKey(),
                                    attribute -> attribute.getValue().getStringValue())));
        }

        boolean is(String command, String peering) {
            return name.equals("netpeering " + command) && peering.equals(attributes.get("netpeering.peering_id"));
        }
    }

    OtlpReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** What a server is started with whose spans are to come here, soon. */
    String[] settings() {
        return new String[] {
            TracingSwitch.ENDPOINT + "=http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces",
            "management.opentelemetry.tracing.export.schedule-delay=100ms"
        };
    }

    List<Seen> spans() {
        return spans;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                    .getResourceSpansList()
                    .forEach(resource -> {
                        String service = resource.getResource().getAttributesList().stream()
                                .filter(attribute -> attribute.getKey().equals("service.name"))
                                .map(attribute -> attribute.getValue().getStringValue())
                                .findFirst()
                                .orElse("");
                        resource.getScopeSpansList().stream()
                                .flatMap(scope -> scope.getSpansList().stream())
                                .forEach(span -> spans.add(Seen.of(service, span)));
                    });
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
