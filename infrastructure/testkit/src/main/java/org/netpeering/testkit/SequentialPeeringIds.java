package org.netpeering.testkit;

import java.util.concurrent.atomic.AtomicLong;
import org.netpeering.application.port.PeeringIds;
import org.netpeering.domain.value.NetPeeringId;

/** Counts: {@code pcx-00000001}, {@code pcx-00000002}, and so on, so that a test knows which id comes next. */
public final class SequentialPeeringIds implements PeeringIds {
    private final AtomicLong last = new AtomicLong();

    @Override
    public NetPeeringId next() {
        return nth(last.incrementAndGet());
    }

    @Override
    public NetPeeringId next(int digits) {
        return new NetPeeringId(("pcx-%0" + digits + "x").formatted(last.incrementAndGet()));
    }

    /** The id that is given out as the n-th, beginning with 1. */
    public static NetPeeringId nth(long n) {
        return new NetPeeringId("pcx-%08x".formatted(n));
    }
}
