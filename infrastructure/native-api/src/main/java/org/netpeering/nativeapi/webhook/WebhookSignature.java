package org.netpeering.nativeapi.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs deliveries as the Standard Webhooks specification has it (1.0, symmetric): HMAC-SHA256 over id, time and body, in base64
 * behind {@code v1,}. A secret is {@code whsec_} and 24 to 64 bytes in base64.
 */
public final class WebhookSignature {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private WebhookSignature() {}

    /** The secret that consists of these bytes. */
    public static String secretOf(byte[] bytes) {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** Whether the text has the shape of a secret. */
    public static boolean isSecret(String text) {
        return bytes(text).isPresent();
    }

    private static Optional<byte[]> bytes(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            return bytes.length >= LEAST_BYTES && bytes.length <= MOST_BYTES ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the header {@code webhook-signature} says. */
    static String of(String secret, String id, Instant at, byte[] body) {
        byte[] key = bytes(secret)
                .orElseThrow(() -> new IllegalArgumentException("The secret of a webhook is not one (not shown)"));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot sign with " + ALGORITHM, e);
        }
    }
}
