package org.netpeering.server;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends what no SDK would: any path, method and body, signed in the OSC4 spelling as osc-cli signs (OAPI contract, 3.1). */
public final class SignedPost {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SIGNED_HEADERS = "host;x-osc-date";

    private SignedPost() {}

    public static HttpResponse<String> send(RunningServer server, TestAccount account, String path, String body)
            throws IOException, InterruptedException {
        return send(server, account, "POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** The path is sent as it is, and signed with each run of slashes made one. */
    public static HttpResponse<String> send(
            RunningServer server, TestAccount account, String method, String path, String contentType, byte[] body)
            throws IOException, InterruptedException {
        return HTTP.send(request(server.baseUrl(), account, method, path, contentType, body), BodyHandlers.ofString());
    }

    /** A form, as clients of the other dialect send it. */
    public static HttpResponse<String> form(RunningServer server, TestAccount account, String form)
            throws IOException, InterruptedException {
        return send(
                server,
                account,
                "POST",
                "/",
                "application/x-www-form-urlencoded",
                form.getBytes(StandardCharsets.UTF_8));
    }

    /** The parameters in the order of their names, escaped. */
    private static String canonicalQuery(@Nullable String query) {
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(parameter -> Arrays.stream(parameter.split("=", 2))
                                .map(SignedPost::escaped)
                                .collect(Collectors.joining("=")))
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    private static String escaped(String sent) {
        return URLEncoder.encode(URLDecoder.decode(sent, StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static HttpRequest request(
            String baseUrl, TestAccount account, String method, String path, String contentType, byte[] body) {
        URI uri = URI.create(baseUrl + path);
        String date = DATE.format(Instant.now());
        String day = date.substring(0, "uuuuMMdd".length());
        String scope = day + "/eu-west-2/api/osc4_request";
        String canonical = String.join(
                "\n",
                method,
                uri.getRawPath().replaceAll("/+", "/"),
                canonicalQuery(uri.getRawQuery()),
                "host:" + uri.getAuthority(),
                "x-osc-date:" + date,
                "",
                SIGNED_HEADERS,
                SigningMath.sha256(body));
        String toSign = String.join(
                "\n", "OSC4-HMAC-SHA256", date, scope, SigningMath.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
        String signature = SigningMath.signature("OSC4" + account.secretKey(), scope, toSign);
        return HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofByteArray(body))
                .header("Content-Type", contentType)
                .header("X-Osc-Date", date)
                .header(
                        "Authorization",
                        "OSC4-HMAC-SHA256 Credential=" + account.accessKeyId() + "/" + scope + ", SignedHeaders="
                                + SIGNED_HEADERS + ", Signature=" + signature)
                .build();
    }
}
