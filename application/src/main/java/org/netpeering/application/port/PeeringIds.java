package org.netpeering.application.port;

import org.netpeering.domain.value.NetPeeringId;

/** Invents ids of new peerings. */
@FunctionalInterface
public interface PeeringIds {
    /** An id that is, with high probability, not in use; the engine asks again if it is. */
    NetPeeringId next();
}
