package org.netpeering.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen that is signed in to the console. */
record Visit(HttpClient http, String base) implements AutoCloseable {
    private static final String SIGN_IN = "/console/sign-in";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([0-9a-f]+)\"");
    private static final int FOUND = 302;

    static Visit signedIn(String base, AccessKey key) throws IOException, InterruptedException {
        Visit visit = new Visit(
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), base);
        Matcher token = TOKEN.matcher(visit.get(SIGN_IN, ""));
        if (!token.find()) {
            throw new IllegalStateException("The form to sign in has no token");
        }
        String form = "_csrf=" + token.group(1) + "&accessKeyId=" + key.id() + "&secretKey="
                + URLEncoder.encode(key.secret(), StandardCharsets.UTF_8);
        HttpResponse<String> answer = visit.http.send(
                HttpRequest.newBuilder(URI.create(base + SIGN_IN))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != FOUND) {
            throw new IllegalStateException("Key " + key.id() + " cannot sign in: " + answer.statusCode());
        }
        return visit;
    }

    /**
     * What the page or a part of it is; a page that is not what was asked for is a mistake of the measurement.
     *
     * @param part the id of the element that htmx would replace; empty for the whole page
     */
    String get(String path, String part) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Encoding", "gzip");
        if (!part.isEmpty()) {
            request.header("HX-Request", "true").header("HX-Target", part);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200
                || answer.headers().firstValue("Content-Encoding").isPresent()) {
            throw new IllegalStateException("GET " + path + " was answered with " + answer.statusCode() + ", "
                    + answer.headers().map());
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
