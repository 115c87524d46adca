package org.netpeering.console;

import org.netpeering.domain.value.CidrBlock;

/** Addresses as numbers to draw with. */
final class Addresses {
    private Addresses() {}

    static long first(CidrBlock range) {
        return Integer.toUnsignedLong(range.address());
    }

    /** The address behind the last one. */
    static long end(CidrBlock range) {
        return first(range) + range.size();
    }

    static String text(long address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }
}
