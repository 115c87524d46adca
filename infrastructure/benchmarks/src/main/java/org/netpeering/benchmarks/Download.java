package org.netpeering.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * What was downloaded with a signed call, and how much of the heap was in use meanwhile, of the server and the reader together.
 *
 * @param heapAtATenth after a collection of garbage, when about a tenth had come
 * @param heapAtMost after any collection
 */
record Download(long lines, long bytes, long heapAtATenth, long heapAtMost) {
    private static final int LOOKS = 10;
    private static final long LOOK_EVERY = 100_000_000;

    /** @param query a single parameter that needs no escaping */
    static Download of(String baseUrl, String path, String query) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response =
                    client.send(signed(baseUrl, path, query), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IOException("GET " + path + " was answered with " + response.statusCode());
            }
            return read(response.body());
        }
    }

    private static Download read(InputStream body) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long lines = 0;
        long bytes = 0;
        long first = 0;
        long most = 0;
        int looks = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            for (int i = 0; i < read; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
            bytes += read;
            if (bytes > looks * LOOK_EVERY && looks < LOOKS) {
                looks++;
                System.gc();
                long used = Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory();
                first = first == 0 ? used : first;
                most = Math.max(most, used);
            }
        }
        return new Download(lines, bytes, first, most);
    }

    private static HttpRequest signed(String baseUrl, String path, String query) {
        URI uri = URI.create(baseUrl + path + "?" + query);
        CallSigner.Signature signature =
                CallSigner.aws(KnownAccounts.AUDITOR).sign("GET", path, query, uri.getAuthority(), new byte[0]);
        return HttpRequest.newBuilder(uri)
                .header(signature.dateHeader(), signature.date())
                .header("Authorization", signature.authorization())
                .build();
    }
}
