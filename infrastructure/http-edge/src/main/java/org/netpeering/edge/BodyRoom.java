package org.netpeering.edge;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that large bodies share, which come before anybody knows from whom.
 *
 * <p>The first {@value #FREE} bytes of each body count for nothing, so that ordinary calls are served also while somebody fills
 * the room with large ones. Safe for use by many threads.
 */
final class BodyRoom {
    static final int FREE = 16 * 1024;

    private final AtomicLong left;

    /** @param bytes for all bodies together */
    BodyRoom(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** A place for one body. */
    Place place() {
        return new Place();
    }

    /** What one body takes; used by one thread. */
    final class Place {
        private long taken;

        private Place() {}

        /** Whether the body, which has grown to that size, still finds room. */
        boolean isEnoughFor(int size) {
            long more = Math.max(0, size - FREE) - taken;
            if (more > 0 && left.addAndGet(-more) < 0) {
                left.addAndGet(more);
                return false;
            }
            taken += Math.max(0, more);
            return true;
        }

        /** The body is no longer needed. */
        void giveBack() {
            left.addAndGet(taken);
            taken = 0;
        }
    }
}
