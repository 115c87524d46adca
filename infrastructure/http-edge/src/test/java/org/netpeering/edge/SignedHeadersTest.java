package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.edge.VerdictAssert.assertRefused;
import static org.netpeering.edge.VerdictAssert.assertSignedWith;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.edge.EdgeRefusal.Kind;

class SignedHeadersTest {
    private static final String DATE = "20261122T191707Z";

    @Test
    void anUnsignedAmzHeaderIsRefused() {
        Capture capture = Capture.load("ec2-01").withHeader("X-Amz-Target: other");
        assertThat(assertRefused(Kind.WRONG_SCOPE_OR_HEADERS, capture.verify()))
                .contains("'X-Amz-Target' is sent but not signed");
    }

    @Test
    void headersOfProxiesNeedNoSignature() {
        Capture capture =
                Capture.load("ec2-01").withHeader("X-Amzn-Trace-Id: Root=1").withHeader("X-Forwarded-For: 192.0.2.1");
        assertSignedWith(KnownKeys.PERMANENT, capture.verify());
    }

    @Test
    void aSignedHeaderThatWasDroppedIsNamed() {
        Capture capture = Capture.load("outscale-01").with("\nx-osc-target: OutscaleService.CreateNetPeering", "");
        assertThat(assertRefused(Kind.WRONG_SCOPE_OR_HEADERS, capture.verify())).contains("'x-osc-target'");
    }

    @Test
    void theHostMustBeSigned() {
        Capture capture = Capture.load("outscale-09").with(";host;", ";");
        assertThat(assertRefused(Kind.WRONG_SCOPE_OR_HEADERS, capture.verify())).contains("'Host'");
    }

    @Test
    void theDateMustBeSigned() {
        Capture capture = Capture.load("outscale-09").with("host;x-osc-date", "host");
        assertThat(assertRefused(Kind.WRONG_SCOPE_OR_HEADERS, capture.verify())).contains("no signed date");
    }

    @Test
    void aDateSentTwiceIsRefused() {
        Capture capture = Capture.load("outscale-09").withHeader("X-Osc-Date: 20261122T191708Z");
        assertRefused(
                Kind.WRONG_SCOPE_OR_HEADERS,
                capture.verifyAt(Capture.load("outscale-09").signedAt()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Amz-Date", "X-Osc-Date"})
    void eitherDateGoesWithEitherSpelling(String field) {
        for (CallSigner signer : new CallSigner[] {CallSigner.aws(), CallSigner.osc()}) {
            String names = "host;" + field.toLowerCase(Locale.ROOT);
            String canonical = "POST\n/\n\nhost:h\n" + names.substring(5) + ":" + DATE + "\n\n" + names + "\n"
                    + CallSigner.hash("{}");
            Capture capture = new Capture(
                            "any",
                            "POST / HTTP/1.1\nHost: h\n" + field + ": " + DATE + "\nAuthorization: "
                                    + signer.authorization(names, DATE, canonical),
                            new byte[0])
                    .withBody("{}");
            assertSignedWith(signer.key(), capture.verify());
        }
    }

    @Test
    void theOrderOfTheSignerIsKeptAndValuesAreTrimmedSqueezedAndJoined() {
        String names = "x-b;x-osc-date;host;x-a";
        String canonical = "POST\n/p\n\nx-b:1 2,3\nx-osc-date:" + DATE + "\nhost:h:1\nx-a:\n\n" + names + "\n"
                + CallSigner.hash("");
        HttpCall call = new HttpCall(
                "POST",
                "//p",
                null,
                List.of(
                        new HttpHeader("X-A", ""),
                        new HttpHeader("X-B", "  1 \t  2 "),
                        new HttpHeader("Host", "h:1"),
                        new HttpHeader("X-Osc-Date", DATE),
                        new HttpHeader("x-b", "3"),
                        new HttpHeader("Authorization", CallSigner.osc().authorization(names, DATE, canonical))),
                new byte[0],
                "127.0.0.1");
        Verdict verdict = new SignatureVerifier(
                        KnownKeys.ALL, Capture.load("outscale-09")::signedAt, SignaturePolicy.lenient())
                .verify(call);
        assertSignedWith(KnownKeys.OUTSCALE, verdict);
    }

    @Test
    void theHostMayBeSignedWithoutItsPort() {
        Capture capture = Capture.load("outscale-04");
        assertSignedWith(KnownKeys.OUTSCALE, capture.verify());
        assertSignedWith(
                KnownKeys.OUTSCALE,
                capture.with("Host: 127.0.0.1:18080", "Host: 127.0.0.1").verify());
        assertSignedWith(
                KnownKeys.OUTSCALE,
                capture.with("Host: 127.0.0.1:18080", "Host: 127.0.0.1:443").verify());
    }

    @Test
    void aHostSignedWithItsPortKeepsIt() {
        Capture capture = Capture.load("outscale-09");
        assertRefused(
                Kind.WRONG_SIGNATURE,
                capture.with(".localhost:18080", ".localhost").verify());
        assertRefused(
                Kind.WRONG_SIGNATURE,
                capture.with(".localhost:18080", ".localhost:1").verify());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1]", "h", "h:", ""})
    void aHostWithoutPortHasOneSpelling(String host) {
        assertThat(HostSpellings.of(to(host))).containsExactly(host);
    }

    @Test
    void theColonsOfAnAddressAreNoPort() {
        assertThat(HostSpellings.of(to("[::1]:8080"))).containsExactly("[::1]:8080", "[::1]");
    }

    private static HttpCall to(String host) {
        return new HttpCall("GET", "/", null, List.of(new HttpHeader("host", host)), new byte[0], "127.0.0.1");
    }
}
