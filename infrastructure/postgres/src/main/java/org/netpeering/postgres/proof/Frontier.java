package org.netpeering.postgres.proof;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a Merkle tree as in RFC 6962, section 2.1: the roots of its full subtrees, the largest first. That is all
 * it takes to add leaves and to know the root.
 */
final class Frontier {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final List<Hash> peaks;
    private long size;

    private Frontier(long size, List<Hash> peaks) {
        this.size = size;
        this.peaks = peaks;
    }

    /** Of a tree without leaves. */
    static Frontier empty() {
        return new Frontier(0, new ArrayList<>());
    }

    /**
     * As {@link #bytes} wrote it.
     *
     * @throws IllegalArgumentException if these are not the bytes of as many roots as a tree of that size has
     */
    static Frontier of(long size, byte[] bytes) {
        if (size < 0 || bytes.length != Long.bitCount(size) * Hash.BYTES) {
            throw new IllegalArgumentException(
                    "A tree of " + size + " leaves has no frontier of " + bytes.length + " bytes");
        }
        List<Hash> peaks = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            byte[] peak = new byte[Hash.BYTES];
            buffer.get(peak);
            peaks.add(Hash.of(peak));
        }
        return new Frontier(size, peaks);
    }

    Frontier copy() {
        return new Frontier(size, new ArrayList<>(peaks));
    }

    /** How many leaves there are. */
    long size() {
        return size;
    }

    void add(byte[] leaf) {
        MessageDigest digest = Hash.sha256();
        digest.update(LEAF);
        digest.update(leaf);
        Hash node = Hash.of(digest);
        for (long full = size; (full & 1) == 1; full >>= 1) {
            node = parent(peaks.removeLast(), node);
        }
        peaks.add(node);
        size++;
    }

    /** The root of the tree; of one without leaves the hash of nothing. */
    Hash root() {
        if (peaks.isEmpty()) {
            return Hash.of(Hash.sha256());
        }
        Hash root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = parent(peaks.get(i), root);
        }
        return root;
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(peaks.size() * Hash.BYTES);
        peaks.forEach(peak -> bytes.put(peak.bytes()));
        return bytes.array();
    }

    private static Hash parent(Hash left, Hash right) {
        MessageDigest digest = Hash.sha256();
        digest.update(NODE);
        left.addTo(digest);
        right.addTo(digest);
        return Hash.of(digest);
    }
}
