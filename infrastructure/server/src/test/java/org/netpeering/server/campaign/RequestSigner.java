package org.netpeering.server.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.netpeering.domain.value.AccountId;

/** Signs requests as {@code osc-cli} does: version 4 in the spelling OSC4, over host and date. */
record RequestSigner(AccountId account) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DAY = 8;

    /** The date that is signed, and the Authorization header that goes with it. */
    record Signed(String date, String authorization) {}

    Signed sign(String host, String path, byte[] body, Instant now) {
        String date = DATE.format(now);
        String scope = date.substring(0, DAY) + "/eu-west-2/api/osc4_request";
        String canonical =
                "POST\n" + path + "\n\nhost:" + host + "\nx-osc-date:" + date + "\n\nhost;x-osc-date\n" + hash(body);
        String text = "OSC4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + hash(canonical.getBytes(UTF_8));
        byte[] key = ("OSC4" + CampaignAccounts.secretOf(account)).getBytes(UTF_8);
        for (String link : scope.split("/", -1)) {
            key = hmac(key, link);
        }
        return new Signed(
                date,
                "OSC4-HMAC-SHA256 Credential=" + CampaignAccounts.keyOf(account) + "/" + scope
                        + ", SignedHeaders=host;x-osc-date, Signature="
                        + HexFormat.of().formatHex(hmac(key, text)));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
