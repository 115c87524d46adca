package org.netpeering.autoconfigure;

import java.util.random.RandomGenerator;
import org.netpeering.application.port.PeeringIds;
import org.netpeering.domain.value.NetPeeringId;

/** Ids as clouds have them: {@code pcx-} and 8 hexadecimal digits. */
record RandomPeeringIds(RandomGenerator random) implements PeeringIds {
    @Override
    public NetPeeringId next() {
        return new NetPeeringId(String.format("pcx-%08x", random.nextInt()));
    }
}
