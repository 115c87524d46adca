package org.netpeering.postgres.proof;

import java.util.Comparator;

/** Where a row stands in the order of the log: by transaction, then by index. */
record LogPlace(long transaction, long index) implements Comparable<LogPlace> {
    static final LogPlace BEFORE_ALL = new LogPlace(0, 0);

    private static final Comparator<LogPlace> ORDER =
            Comparator.comparingLong(LogPlace::transaction).thenComparingLong(LogPlace::index);

    @Override
    public int compareTo(LogPlace other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return transaction + "/" + index;
    }
}
