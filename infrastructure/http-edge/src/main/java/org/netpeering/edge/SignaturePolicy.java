package org.netpeering.edge;

import java.time.Duration;

/**
 * How strictly signatures are judged.
 *
 * @param skew how far the date of a request may be from now, in either direction; a request exactly that far off is in
 *     time
 * @param strictScope whether the scope must name {@code region} and a service that we speak; off by default, because
 *     clients that reach the server by IP address sign whatever they find in it
 * @param region the region that a strict scope must name
 */
public record SignaturePolicy(Duration skew, boolean strictScope, String region) {
    private static final Duration USUAL_SKEW = Duration.ofMinutes(15);

    /** @throws IllegalArgumentException if the skew is negative */
    public SignaturePolicy {
        if (skew.isNegative()) {
            throw new IllegalArgumentException("Skew " + skew + " is negative");
        }
    }

    /** 15 minutes, any scope: what the real clients need. */
    public static SignaturePolicy lenient() {
        return new SignaturePolicy(USUAL_SKEW, false, "");
    }

    /** 15 minutes, and only scopes of this region: for servers that are reached by their host names. */
    public static SignaturePolicy strict(String region) {
        return new SignaturePolicy(USUAL_SKEW, true, region);
    }
}
