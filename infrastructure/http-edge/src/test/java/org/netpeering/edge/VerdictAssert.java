package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.netpeering.edge.EdgeRefusal.Kind;

/** Reads verdicts aloud. */
final class VerdictAssert {
    private VerdictAssert() {}

    static void assertSignedWith(AccessKey key, Verdict verdict) {
        assertThat(verdict).isEqualTo(new Verdict.Signed(key));
    }

    /** Checks the kind, and that the message gives away nothing; returns the message. */
    static String assertRefused(Kind kind, Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Unsigned.class);
        EdgeRefusal refusal = ((Verdict.Unsigned) verdict).refusal();
        assertThat(refusal.kind()).as(refusal.message()).isEqualTo(kind);
        assertThat(refusal.message())
                .isNotBlank()
                .doesNotContain(KnownKeys.OUTSCALE.secret(), KnownKeys.PERMANENT.secret(), "TOKEN/+==")
                .doesNotContainPattern("Signature=[0-9a-f]{8}")
                .doesNotContainPattern("\\p{Cntrl}");
        return refusal.message();
    }
}
