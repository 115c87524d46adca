package org.netpeering.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What was downloaded with a signed call, and how much of the heap was in use meanwhile, of the server and the reader together.
 *
 * @param heapAtATenth after a collection of garbage, when about a tenth had come
 * @param heapAtMost after any collection
 */
record Download(long lines, long bytes, long heapAtATenth, long heapAtMost) {
    private static final int LOOKS = 10;
    private static final long LOOK_EVERY = 100_000_000;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

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
        String date = DATE.format(Instant.now());
        String scope = date.substring(0, 8) + "/eu-west-2/api/aws4_request";
        String names = "host;x-amz-date";
        String canonical = "GET\n" + path + "\n" + query + "\nhost:" + uri.getAuthority() + "\nx-amz-date:" + date
                + "\n\n" + names + "\n" + hash("");
        byte[] key = ("AWS4" + ServerUnderTest.AUDITOR_SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        String signature = HexFormat.of()
                .formatHex(hmac(key, "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + hash(canonical)));
        return HttpRequest.newBuilder(uri)
                .header("X-Amz-Date", date)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + ServerUnderTest.AUDITOR_KEY + "/" + scope + ", SignedHeaders="
                                + names + ", Signature=" + signature)
                .build();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
