package org.netpeering.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netpeering.server.RunningServer;

/** A browser without a screen: keeps cookies, follows nothing. */
record ConsoleVisit(HttpClient http, String base, List<String> headers) implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([0-9a-f]+)\"");

    /** @param headers names and values by turns, sent with everything */
    static ConsoleVisit at(RunningServer server, String... headers) {
        return new ConsoleVisit(
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), server.baseUrl(), List.of(headers));
    }

    /** Signed in as the first demo account. */
    static ConsoleVisit byDemoAccount(RunningServer server) throws IOException, InterruptedException {
        ConsoleVisit visit = at(server);
        visit.signIn(DemoNets.ONE_KEY, DemoNets.ONE_SECRET, "");
        return visit;
    }

    HttpResponse<String> get(String path, String... more) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path)), more);
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... more)
            throws IOException, InterruptedException {
        String[] all = Stream.concat(headers.stream(), Arrays.stream(more)).toArray(String[]::new);
        if (all.length > 0) {
            request.headers(all);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** That of the first form on a page, which every page of somebody who is signed in has. */
    static String tokenIn(HttpResponse<String> page) {
        Matcher found = TOKEN.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    String token() throws IOException, InterruptedException {
        return tokenIn(get("/console/sign-in"));
    }

    HttpResponse<String> signIn(String key, String secret, String next) throws IOException, InterruptedException {
        return post(
                "/console/sign-in", Map.of("_csrf", token(), "accessKeyId", key, "secretKey", secret, "next", next));
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    @Override
    public void close() {
        http.close();
    }
}
