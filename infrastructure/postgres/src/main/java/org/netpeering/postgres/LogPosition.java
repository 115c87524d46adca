package org.netpeering.postgres;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * How far a follower has read the log.
 *
 * <p>The order is by transaction first, because a transaction that began later can draw a lower index. A follower that
 * reads only below the oldest running transaction therefore never finds a row behind its position, however long a
 * transaction stays open and whatever the clocks say.
 *
 * @param transaction the transaction of the last event that was read
 * @param index the global index of that event
 */
record LogPosition(
        @JsonProperty("transaction") long transaction,
        @JsonProperty("index") long index) implements TrackingToken, Comparable<LogPosition> {
    @JsonCreator
    LogPosition {}

    /** As the live feed and the audit trail show it. */
    String text() {
        return transaction + "-" + index;
    }

    @Override
    public TrackingToken lowerBound(TrackingToken other) {
        return compareTo((LogPosition) other) <= 0 ? this : other;
    }

    @Override
    public TrackingToken upperBound(TrackingToken other) {
        return compareTo((LogPosition) other) >= 0 ? this : other;
    }

    @Override
    public boolean covers(@Nullable TrackingToken other) {
        return other == null || compareTo((LogPosition) other) >= 0;
    }

    @Override
    public OptionalLong position() {
        return OptionalLong.of(index);
    }

    @Override
    public int compareTo(LogPosition other) {
        int byTransaction = Long.compare(transaction, other.transaction);
        return byTransaction != 0 ? byTransaction : Long.compare(index, other.index);
    }
}
