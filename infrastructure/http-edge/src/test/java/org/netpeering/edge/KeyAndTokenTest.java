package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.edge.VerdictAssert.assertRefused;
import static org.netpeering.edge.VerdictAssert.assertSignedWith;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netpeering.edge.EdgeRefusal.Kind;

class KeyAndTokenTest {
    private static final String DATE = "20261122T192220Z";

    @Test
    void anUnknownKeyIsNamed() {
        Capture capture = Capture.load("outscale-09").with("AKTESTAAAAAAAAAAAAAA", "AKTESTZZZZZZZZZZZZZZ");
        assertThat(assertRefused(Kind.UNKNOWN_KEY, capture.verify())).contains("'AKTESTZZZZZZZZZZZZZZ'");
    }

    @Test
    void aKnownKeyWithTheWrongSignatureIsNamedWithItsScope() {
        Capture capture = Capture.load("outscale-09").withBody("[]");
        assertThat(assertRefused(Kind.WRONG_SIGNATURE, capture.verify()))
                .contains("'AKTESTAAAAAAAAAAAAAA'", "'20261122/eu-west-2/api/osc4_request'", "POST");
    }

    @Test
    void aChangedSecretCountsAtOnce() {
        Capture capture = Capture.load("ec2-03");
        String[] secret = {KnownKeys.PERMANENT.secret()};
        AccessKeys keys = id -> Optional.of(new AccessKey(id, secret[0], KnownKeys.PERMANENT.account(), null, null));
        SignatureVerifier verifier = new SignatureVerifier(keys, capture::signedAt, SignaturePolicy.lenient());
        assertSignedWith(KnownKeys.PERMANENT, verifier.verify(capture.call()));
        assertSignedWith(KnownKeys.PERMANENT, verifier.verify(capture.call()));

        secret[0] = "x".repeat(40);

        assertRefused(Kind.WRONG_SIGNATURE, verifier.verify(capture.call()));
    }

    @Test
    void aTemporaryKeyNeedsItsTokenInTheHeader() {
        assertThat(assertRefused(Kind.SESSION_TOKEN, signed(KnownKeys.TEMPORARY, "")))
                .contains("is temporary");
        assertRefused(Kind.SESSION_TOKEN, signed(KnownKeys.TEMPORARY, "TOKEN"));
        assertSignedWith(KnownKeys.TEMPORARY, signed(KnownKeys.TEMPORARY, "TOKEN/+=="));
    }

    @Test
    void aPermanentKeyTakesNoToken() {
        assertSignedWith(KnownKeys.PERMANENT, signed(KnownKeys.PERMANENT, ""));
        assertThat(assertRefused(Kind.SESSION_TOKEN, signed(KnownKeys.PERMANENT, "TOKEN")))
                .contains("is permanent");
    }

    @Test
    void aTokenThatIsNotSignedIsRefused() {
        Capture capture = Capture.load("ec2-38").with(";x-amz-security-token", "");
        assertRefused(Kind.WRONG_SCOPE_OR_HEADERS, capture.verify());
    }

    @Test
    void theTokenOfAPresignedRequestIsInItsQuery() {
        Capture capture = Capture.load("ec2-40").with("TOKEN%2F", "TOKEN");
        assertRefused(Kind.WRONG_SIGNATURE, capture.verify());
    }

    @Test
    void aKeyNeverShowsItsSecret() {
        assertThat(KnownKeys.TEMPORARY.toString())
                .contains("ASIAIOSFODNN7EXAMPLE", "111122223333")
                .doesNotContain(KnownKeys.TEMPORARY.secret(), "TOKEN");
    }

    private static Verdict signed(AccessKey key, String token) {
        String names = token.isEmpty() ? "host;x-amz-date" : "host;x-amz-date;x-amz-security-token";
        String canonical = "POST\n/\n\nhost:h\nx-amz-date:" + DATE + "\n"
                + (token.isEmpty() ? "" : "x-amz-security-token:" + token + "\n")
                + "\n" + names + "\n" + CallSigner.hash("");
        String head = "POST / HTTP/1.1\nHost: h\nX-Amz-Date: " + DATE
                + (token.isEmpty() ? "" : "\nX-Amz-Security-Token: " + token) + "\nAuthorization: "
                + CallSigner.aws().with(key).authorization(names, DATE, canonical);
        return new Capture("token", head, new byte[0]).verify();
    }
}
