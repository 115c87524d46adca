package org.netpeering.application.port;

import org.netpeering.domain.value.NetPeeringId;

/** Invents ids of new peerings. */
@FunctionalInterface
public interface PeeringIds {
    /** An id that is, with high probability, not in use; the engine asks again if it is. */
    NetPeeringId next();

    /**
     * The same, with that many hexadecimal digits if this is able to choose.
     *
     * @param digits 8 or 17
     */
    default NetPeeringId next(int digits) {
        return next();
    }
}
