package org.netpeering.server.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.netpeering.domain.value.CidrBlock;

/** The addresses of a Subnet that VMs can have: all but the first four and the last. */
record SubnetAddresses(CidrBlock range) {
    private static final int RESERVED_AT_START = 4;
    private static final int RESERVED = 5;

    long count() {
        return range.size() - RESERVED;
    }

    /** The lowest free addresses, at most {@code wanted} of them. */
    List<String> free(Set<String> taken, int wanted) {
        List<String> free = new ArrayList<>();
        long last = range.size() - 1;
        for (long offset = RESERVED_AT_START; offset < last && free.size() < wanted; offset++) {
            String address = text(range.address() + (int) offset);
            if (!taken.contains(address)) {
                free.add(address);
            }
        }
        return free;
    }

    private static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }
}
