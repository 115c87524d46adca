package org.netpeering.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.EdgeRefusal.Kind;

/** A temporary key comes with its token, a permanent one without any. */
final class SessionTokenRule {
    private SessionTokenRule() {}

    static void check(AccessKey key, @Nullable String sent) throws Refused {
        @Nullable String expected = key.sessionToken();
        if (expected == null) {
            if (sent != null) {
                throw refused(key, "is permanent, but a session token came with it. Send none.");
            }
        } else if (sent == null) {
            throw refused(key, "is temporary. Send its session token as X-Amz-Security-Token.");
        } else if (!MessageDigest.isEqual(
                sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8))) {
            throw refused(key, "came with the session token of another key. Send the one it was made with.");
        }
    }

    private static Refused refused(AccessKey key, String fault) {
        return new Refused(Kind.SESSION_TOKEN, "Access key " + PlainText.quoted(key.id()) + " " + fault);
    }
}
