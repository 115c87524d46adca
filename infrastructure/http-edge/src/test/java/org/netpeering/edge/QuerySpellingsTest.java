package org.netpeering.edge;

import static org.netpeering.edge.VerdictAssert.assertRefused;
import static org.netpeering.edge.VerdictAssert.assertSignedWith;

import org.junit.jupiter.api.Test;
import org.netpeering.edge.EdgeRefusal.Kind;

class QuerySpellingsTest {
    private static final String DATE = "20261122T080000Z";
    private static final String NAMES = "host;x-amz-date";
    private static final String AS_SENT = "to=2026-11-22T08:00:00Z&from=a/b";
    private static final String CANONICAL = "from=a%2Fb&to=2026-11-22T08%3A00%3A00Z";

    @Test
    void aQueryIsSignedSortedAndEscaped() {
        assertSignedWith(KnownKeys.PERMANENT, verdict(AS_SENT, CANONICAL));
    }

    @Test
    void olderVersionsOfCurlSignAQueryAsTheySendIt() {
        assertSignedWith(KnownKeys.PERMANENT, verdict(AS_SENT, AS_SENT));
    }

    @Test
    void noOtherQueryIsTaken() {
        assertRefused(Kind.WRONG_SIGNATURE, verdict(AS_SENT, ""));
        assertRefused(Kind.WRONG_SIGNATURE, verdict(AS_SENT + "&x=1", AS_SENT));
        assertRefused(Kind.WRONG_SIGNATURE, verdict("from=a/b&to=2026-11-22T08:00:00Z", AS_SENT));
    }

    private static Verdict verdict(String sent, String signed) {
        String canonical =
                "GET\n/\n" + signed + "\nhost:h\nx-amz-date:" + DATE + "\n\n" + NAMES + "\n" + CallSigner.hash("");
        String head = "GET /?" + sent + " HTTP/1.1\nHost: h\nX-Amz-Date: " + DATE + "\nAuthorization: "
                + CallSigner.aws().authorization(NAMES, DATE, canonical);
        return new Capture("query", head, new byte[0]).verify();
    }
}
