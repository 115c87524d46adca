package org.netpeering.autoconfigure;

import java.util.random.RandomGenerator;
import org.netpeering.application.port.PeeringIds;
import org.netpeering.domain.value.NetPeeringId;

/** Ids as clouds have them: {@code pcx-} and 8 hexadecimal digits, or 17. */
record RandomPeeringIds(RandomGenerator random) implements PeeringIds {
    private static final int LONG = 17;

    @Override
    public NetPeeringId next() {
        return new NetPeeringId(String.format("pcx-%08x", random.nextInt()));
    }

    @Override
    public NetPeeringId next(int digits) {
        return digits == LONG
                ? new NetPeeringId(String.format("pcx-%016x%x", random.nextLong(), random.nextInt(16)))
                : next();
    }
}
