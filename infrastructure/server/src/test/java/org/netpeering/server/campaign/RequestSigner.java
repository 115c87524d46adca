package org.netpeering.server.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.netpeering.domain.value.AccountId;
import org.netpeering.server.SigningMath;

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
        String canonical = "POST\n" + path + "\n\nhost:" + host + "\nx-osc-date:" + date + "\n\nhost;x-osc-date\n"
                + SigningMath.sha256(body);
        String text = "OSC4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + SigningMath.sha256(canonical.getBytes(UTF_8));
        return new Signed(
                date,
                "OSC4-HMAC-SHA256 Credential=" + CampaignAccounts.keyOf(account) + "/" + scope
                        + ", SignedHeaders=host;x-osc-date, Signature="
                        + SigningMath.signature("OSC4" + CampaignAccounts.secretOf(account), scope, text));
    }
}
