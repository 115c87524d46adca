package org.netpeering.edge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What a fuzzer that is guided by coverage feeds: an Authorization header, a date and a query string, one line each. No
 * such request is signed by anybody who knows a secret.
 */
public final class SignatureFuzzTarget {
    private static final Instant NOW = Instant.parse("2026-11-22T20:15:30Z");
    private static final SignatureVerifier VERIFIER = new SignatureVerifier(
            KnownKeys.ALL,
            InstantSource.fixed(NOW),
            SignaturePolicy.lenient(),
            new LockOut(0, InstantSource.fixed(NOW)));

    private SignatureFuzzTarget() {}

    /** Called by the fuzzer, again and again. */
    public static void fuzzerTestOneInput(byte[] data) {
        String[] lines = new String(data, StandardCharsets.ISO_8859_1).split("\n", 3);
        HttpCall call = new HttpCall(
                "POST",
                "/",
                lines.length > 2 ? lines[2] : null,
                List.of(
                        new HttpHeader("Host", "localhost"),
                        new HttpHeader("Authorization", lines[0]),
                        new HttpHeader("X-Amz-Date", lines.length > 1 ? lines[1] : "20261122T201530Z")),
                new byte[0],
                "127.0.0.1");
        if (VERIFIER.verify(call) instanceof Verdict.Signed signed) {
            throw new AssertionError("Believed to be " + signed);
        }
    }
}
