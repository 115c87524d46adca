package org.netpeering.domain.value;

import java.util.ArrayList;
import java.util.List;

/** A range of the source Net and one of the accepter Net that share addresses. */
public record RangePair(CidrBlock source, CidrBlock accepter) {
    /** Every pair that collides, in the order of the given ranges; empty if the Nets can be peered. */
    public static List<RangePair> colliding(List<CidrBlock> sources, List<CidrBlock> accepters) {
        List<RangePair> pairs = new ArrayList<>();
        for (CidrBlock source : sources) {
            for (CidrBlock accepter : accepters) {
                if (source.overlaps(accepter)) {
                    pairs.add(new RangePair(source, accepter));
                }
            }
        }
        return List.copyOf(pairs);
    }

    @Override
    public String toString() {
        return source + " and " + accepter;
    }
}
