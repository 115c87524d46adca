package org.netpeering.server.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes requests out of a seed: whole ones with hostile contents, signed as they are, and signed ones that were changed. */
final class HostileRequests {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "post", "P\tOST");
    private static final List<String> PATHS = List.of(
            "//",
            "/api",
            "/api/",
            "/api/v1",
            "/api/v1/",
            "/api/v1/ReadNets/../ReadNets",
            "/api/v1/%52eadNets",
            "/api/v1/ReadNets;a=b",
            "/api/v1/ReadNets%00",
            "/api/latest/ReadNets?x=y",
            "/explain/v1",
            "/explain/v1/",
            "/asyncapi",
            "/events/v1/schemas/netpeering.requested.v1",
            "/events/v1/schemas/../../../etc/passwd",
            "/webhooks/v1",
            "/webhooks/v1/wh-00000000",
            "/webhooks/v1/%00/replay",
            "/actuator/env",
            "/actuator/parked",
            "/sandbox/clock",
            "/error",
            "http://127.0.0.1/",
            "*");

    private final Random random;
    private final CallSigner signer;
    private final NastyValues values;
    private final JsonBodies bodies;
    private final Forms forms;

    HostileRequests(long seed, CallSigner signer, Known known) {
        this.random = new Random(seed);
        this.signer = signer;
        this.values = new NastyValues(random, known);
        this.bodies = new JsonBodies(random, values);
        this.forms = new Forms(random, values);
    }

    HostileRequest next() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> new HostileRequest("json", oapi(), false);
            case 4, 5, 6, 7 -> new HostileRequest("form", fcu(), false);
            case 8, 9 -> new HostileRequest("bytes of the body", withSpoiltBody(), false);
            case 10, 11 -> new HostileRequest("presigned", presigned(), false);
            case 12 -> new HostileRequest("explain", explain(), false);
            case 13, 14 ->
                new HostileRequest("changed after signing", spoilt(random.nextBoolean() ? oapi() : fcu()), true);
            case 15 -> new HostileRequest("credentials", withOtherCredentials(), false);
            case 16 -> new HostileRequest("headers", withOddHeaders(), true);
            case 17 -> new HostileRequest("chunks", inChunks(), true);
            case 18 -> new HostileRequest("method or path", withOddRequestLine(), true);
            default -> new HostileRequest("unsigned", unsigned(), true);
        };
    }

    private byte[] oapi() {
        String action = bodies.action();
        String path = "/api/v1/" + Forms.encode(action);
        byte[] body = bodies.body(action).getBytes(StandardCharsets.UTF_8);
        return signed("POST", path, JSON, body);
    }

    private byte[] fcu() {
        return signed("POST", "/", FORM, forms.form().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] withSpoiltBody() {
        if (random.nextBoolean()) {
            String action = bodies.action();
            byte[] body = bodies.body(action).getBytes(StandardCharsets.UTF_8);
            return signed("POST", "/api/v1/" + Forms.encode(action), JSON, spoilt(body));
        }
        return signed("POST", "/", FORM, spoilt(forms.form().getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] presigned() {
        String query = signer.presigned("/", forms.encoded(), Instant.now());
        String target = random.nextInt(4) == 0 ? text(spoilt(bytes(query))).replace(' ', '+') : query;
        return bytes("GET /?" + target + " HTTP/1.1\r\nHost: " + signer.host() + "\r\n\r\n");
    }

    private byte[] explain() {
        List<String> parameters = new ArrayList<>(List.of(
                "accepterNet=" + Forms.encode(values.text("accepterNet")),
                "sourceNet=" + Forms.encode(values.text("sourceNet"))));
        if (random.nextInt(3) == 0) {
            parameters.addFirst("accepterOwner=" + Forms.encode(values.text("accepterOwner")));
        }
        String query = String.join("&", parameters);
        return bytes("GET /explain/v1?" + query + " HTTP/1.1\r\nHost: " + signer.host() + "\r\n"
                + signer.headers("GET", "/explain/v1", query, new byte[0], Instant.now()) + "\r\n");
    }

    private byte[] withOtherCredentials() {
        byte[] body = bytes("{}");
        String headers = signer.headers("POST", "/api/v1/ReadNets", "", body, Instant.now());
        String changed = switch (random.nextInt(8)) {
            case 0 -> headers.replace("AWS4-HMAC-SHA256", "OSC4-HMAC-SHA256");
            case 1 -> headers.replace("Signature=", "Signature=0");
            case 2 -> headers.replace("SignedHeaders=host;", "SignedHeaders=");
            case 3 -> headers.replaceAll("Credential=[^/]+", "Credential=" + "A".repeat(random.nextInt(300)));
            case 4 -> headers + headers;
            case 5 -> headers.replace("/ec2/", "/" + "e".repeat(random.nextInt(2000)) + "/");
            case 6 ->
                signer.headers(
                        "POST", "/api/v1/ReadNets", "", body, Instant.now().minusSeconds(100_000));
            default -> "Authorization: Basic " + "QTpC".repeat(random.nextInt(300)) + "\r\n";
        };
        return request("POST", "/api/v1/ReadNets", changed, JSON, body);
    }

    private byte[] withOddHeaders() {
        byte[] body = bytes("{}");
        String odd = switch (random.nextInt(9)) {
            case 0 -> "X-Odd: " + "y".repeat(random.nextInt(20_000)) + "\r\n";
            case 1 -> "X-Odd: 1\r\n".repeat(random.nextInt(300));
            case 2 -> "X-Odd : 1\r\n";
            case 3 -> " folded: 1\r\n";
            case 4 -> "X-\u0000: 1\r\n";
            case 5 -> "Content-Type: " + values.text().replaceAll("[\r\n]", " ") + "\r\n";
            case 6 -> "Content-Encoding: gzip\r\n";
            case 7 -> "traceparent: " + values.text().replaceAll("[\r\n]", " ") + "\r\n";
            default -> "Expect: 100-continue\r\nUpgrade: h2c\r\nX-Forwarded-For: 1.2.3.4\r\n";
        };
        return request(
                "POST",
                "/api/v1/ReadNetPeerings",
                signer.headers("POST", "/api/v1/ReadNetPeerings", "", body, Instant.now()) + odd,
                JSON,
                body);
    }

    private byte[] inChunks() {
        byte[] body = bytes("{}");
        String chunks = switch (random.nextInt(8)) {
            case 0 -> "2\r\n{}\r\n0\r\n\r\n";
            case 1 -> "2;a=b\r\n{}\r\n0\r\nX-Trailer: 1\r\n\r\n";
            case 2 -> "-2\r\n{}\r\n0\r\n\r\n";
            case 3 -> "ffffffffffffffff\r\n{}\r\n";
            case 4 -> "zz\r\n{}\r\n0\r\n\r\n";
            case 5 -> "2\r\n{}";
            case 6 -> "2\n{}\n0\n\n";
            default -> "1\r\n{\r\n1\r\n}\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n";
        };
        String length = random.nextInt(3) == 0 ? "Content-Length: 2\r\n" : "";
        return bytes("POST /api/v1/ReadNets HTTP/1.1\r\nHost: " + signer.host() + "\r\n"
                + signer.headers("POST", "/api/v1/ReadNets", "", body, Instant.now())
                + "Content-Type: application/json\r\n" + length
                + (random.nextInt(6) == 0 ? "Transfer-Encoding: gzip, chunked\r\n" : "Transfer-Encoding: chunked\r\n")
                + "\r\n" + chunks);
    }

    private byte[] withOddRequestLine() {
        byte[] body = bytes("{}");
        String method = random.nextBoolean() ? "POST" : METHODS.get(random.nextInt(METHODS.size()));
        String path = PATHS.get(random.nextInt(PATHS.size()));
        String headers = signer.headers(method, path, "", body, Instant.now());
        byte[] request = request(method, path, headers, JSON, body);
        return random.nextInt(8) > 0
                ? request
                : bytes(text(request).replaceFirst("HTTP/1.1", random.nextBoolean() ? "HTTP/9.9" : "HTTP"));
    }

    private byte[] unsigned() {
        byte[] garbage = new byte[random.nextInt(200)];
        random.nextBytes(garbage);
        return random.nextBoolean() ? garbage : request("POST", "/", "", FORM, bytes(forms.form()));
    }

    private byte[] signed(String method, String path, String contentType, byte[] body) {
        return request(method, path, signer.headers(method, path, "", body, Instant.now()), contentType, body);
    }

    private byte[] request(String method, String path, String headers, String contentType, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(bytes(method + " " + path + " HTTP/1.1\r\nHost: " + signer.host() + "\r\n" + headers
                + "Content-Type: " + contentType + "\r\nContent-Length: " + body.length + "\r\n\r\n"));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** One to four bytes changed, put in, or taken out. */
    private byte[] spoilt(byte[] bytes) {
        byte[] spoilt = bytes;
        for (int i = random.nextInt(4); i >= 0 && spoilt.length > 0; i--) {
            int at = random.nextInt(spoilt.length);
            switch (random.nextInt(4)) {
                case 0 -> {
                    spoilt = spoilt.clone();
                    spoilt[at] = (byte) random.nextInt(256);
                }
                case 1 -> {
                    spoilt = spoilt.clone();
                    spoilt[at] ^= (byte) (1 << random.nextInt(8));
                }
                case 2 -> {
                    byte[] longer = Arrays.copyOf(spoilt, spoilt.length + 1);
                    System.arraycopy(spoilt, at, longer, at + 1, spoilt.length - at);
                    longer[at] = (byte) random.nextInt(256);
                    spoilt = longer;
                }
                default -> {
                    byte[] shorter = Arrays.copyOf(spoilt, spoilt.length - 1);
                    System.arraycopy(spoilt, at + 1, shorter, at, spoilt.length - at - 1);
                    spoilt = shorter;
                }
            }
        }
        return spoilt;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
