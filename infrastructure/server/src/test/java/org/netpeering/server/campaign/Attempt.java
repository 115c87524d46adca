package org.netpeering.server.campaign;

import java.time.Duration;
import java.time.Instant;

/**
 * One operation of one writer and what came of it.
 *
 * @param number stands in the metadata of the events that the operation caused, as part of the user agent
 * @param invokedAt just before the request was sent
 * @param answeredAt just after the answer was read
 * @param clockOffset how far the clock of the node was off
 */
record Attempt(
        int number, Operation operation, Instant invokedAt, Instant answeredAt, Duration clockOffset, Answer answer) {
    private static final String AGENT = "campaign-";

    String userAgent() {
        return AGENT + number;
    }

    static String userAgent(int number) {
        return AGENT + number;
    }

    boolean isAcknowledged() {
        return answer instanceof Answer.Done;
    }

    /** The instant by which the operation was over; the end of time if nobody knows. */
    Instant overBy() {
        return answer instanceof Answer.Done || answer instanceof Answer.Refused ? answeredAt : Instant.MAX;
    }
}
