package org.netpeering.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs calls with one key, and spends as little as it can on it, since it takes its time from the server. Not safe for use by several
 * threads.
 */
final class CallSigner {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DAY_LENGTH = 8;

    private final AccessKey key;
    private final String spelling;
    private final String dateHeader;
    private final String service;
    private final MessageDigest sha256;
    private final Mac hmac;
    private String day = "";

    private CallSigner(AccessKey key, String spelling, String dateHeader, String service) {
        this.key = key;
        this.spelling = spelling;
        this.dateHeader = dateHeader;
        this.service = service;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
            this.hmac = Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the clients of OUTSCALE sign. */
    static CallSigner osc(AccessKey key) {
        return new CallSigner(key, "OSC4", "x-osc-date", "api");
    }

    /** As the clients of AWS sign. */
    static CallSigner aws(AccessKey key) {
        return new CallSigner(key, "AWS4", "x-amz-date", "ec2");
    }

    /** What is sent along with a call. */
    record Signature(String dateHeader, String date, String authorization) {}

    /** @param query its parameters as they are sent, in the order of their names */
    Signature sign(String method, String path, String query, String host, byte[] body) {
        String date = DATE.format(Instant.now());
        String scope = date.substring(0, DAY_LENGTH) + "/eu-west-2/" + service + "/" + spelling.toLowerCase(Locale.ROOT)
                + "_request";
        prepareFor(scope);
        String names = "host;" + dateHeader;
        String canonical = method + "\n" + path + "\n" + query + "\nhost:" + host + "\n" + dateHeader + ":" + date
                + "\n\n" + names + "\n" + hex(sha256.digest(body));
        String algorithm = spelling + "-HMAC-SHA256";
        String signature =
                hex(hmac(algorithm + "\n" + date + "\n" + scope + "\n" + hex(sha256.digest(bytes(canonical)))));
        return new Signature(
                dateHeader,
                date,
                algorithm + " Credential=" + key.id() + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                        + signature);
    }

    private void prepareFor(String scope) {
        if (!scope.startsWith(day) || day.isEmpty()) {
            take(bytes(spelling + key.secret()));
            for (String link : scope.split("/", -1)) {
                take(hmac(link));
            }
            day = scope.substring(0, DAY_LENGTH);
        }
    }

    private void take(byte[] link) {
        try {
            hmac.init(new SecretKeySpec(link, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] hmac(String text) {
        return hmac.doFinal(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
