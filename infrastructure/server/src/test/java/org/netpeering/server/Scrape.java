package org.netpeering.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server shows to Prometheus at a moment. */
record Scrape(String text) {
    static final String EXPOSED = "management.endpoints.web.exposure.include=health,info,prometheus";

    static Scrape of(RunningServer server) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(server.baseUrl() + "/actuator/prometheus"))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("status " + answer.statusCode() + ": " + answer.body());
            }
            return new Scrape(answer.body());
        }
    }

    /** The names of all series. */
    Set<String> names() {
        return series().map(line -> line.split("[{ ]", 2)[0]).collect(Collectors.toSet());
    }

    /** Of the one series that is called so, labels and all; NaN if there is none. */
    double value(String series) {
        return series().filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private Stream<String> series() {
        return text.lines().filter(line -> !line.startsWith("#"));
    }
}
