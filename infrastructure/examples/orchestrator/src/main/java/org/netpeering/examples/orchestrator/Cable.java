package org.netpeering.examples.orchestrator;

import org.netpeering.domain.value.NetPeeringId;

/**
 * What joins two namespaces: a pair of devices, named after the peering, and an address for each end.
 *
 * <p>The addresses are link-local ones, which no Net has, picked by the id. Two cables may get the same; routes name the device as well.
 */
record Cable(NetPeeringId peering) {
    private static final int LONGEST_NAME = 15;
    /** Of the 16,384 blocks of four addresses in 169.254.0.0/16; the first and the last 64 are reserved. */
    private static final int BLOCKS = 16_384 - 128;

    String device() {
        String id = peering.value();
        return id.length() <= LONGEST_NAME ? id : "pcx-" + id.substring(id.length() - LONGEST_NAME + 4);
    }

    String sourceAddress() {
        return address(1);
    }

    String accepterAddress() {
        return address(2);
    }

    private String address(int end) {
        int block = 64 + Math.floorMod(peering.value().hashCode(), BLOCKS);
        int address = block * 4 + end;
        return "169.254." + (address >> 8) + "." + (address & 255);
    }
}
