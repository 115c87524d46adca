package org.netpeering.edge;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.netpeering.benchmarks.jmh.Samples;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The check of a right signature: a call as any of the SDKs sends it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SignatureCheck {
    private static final AccessKey KEY = new AccessKey(
            "AKBENCHMARKS00000001", "SKBENCHMARKS0000000000000000000000000001", Samples.REQUESTER, null, null);
    private static final String HOST = "127.0.0.1:8080";

    private final SignatureVerifier verifier = new SignatureVerifier(
            id -> id.equals(KEY.id()) ? Optional.of(KEY) : Optional.empty(),
            InstantSource.fixed(Samples.NOW),
            SignaturePolicy.lenient());
    private final HttpCall call;

    /** Signs the call. */
    public SignatureCheck() {
        try {
            HttpCall unsigned = callWith("0".repeat(64));
            Credentials said = AuthorizationHeader.read(unsigned);
            String text = said.scope().spelling().algorithm() + "\n"
                    + said.date().text() + "\n" + said.scope() + "\n"
                    + CanonicalRequest.hash(unsigned, "", said.signedHeaders(), HOST, Sha256.hex(unsigned.body()));
            byte[] key = new SigningKeys().derive(KEY.id(), KEY.secret(), said.scope());
            call = callWith(HexFormat.of().formatHex(Sha256.hmac(key, text)));
        } catch (Refused e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpCall callWith(String signature) {
        String body = "Version=2016-11-15&Action=AcceptVpcPeeringConnection&VpcPeeringConnectionId=pcx-0a1b2c3d";
        return new HttpCall(
                "POST",
                "/",
                null,
                List.of(
                        new HttpHeader("Host", HOST),
                        new HttpHeader("Content-Type", "application/x-www-form-urlencoded"),
                        new HttpHeader("X-Amz-Date", SignedDate.write(Samples.NOW)),
                        new HttpHeader(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=" + KEY.id()
                                        + "/20261127/eu-west-2/ec2/aws4_request, SignedHeaders=host;x-amz-date,"
                                        + " Signature="
                                        + signature)),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1");
    }

    /** Whether it fits. */
    @Benchmark
    public boolean fits() {
        return verifier.verify(call) instanceof Verdict.Signed;
    }
}
