package org.netpeering.application.feed;

/**
 * The log, to be read in its order.
 *
 * <p>Only what is settled is read: no event ever appears before a place up to which somebody has read. Events of one peering
 * come in the order in which they happened. Safe for use by many threads.
 */
public interface EventLog {
    /**
     * The events behind that place, at most {@code limit}.
     *
     * @throws LogUnavailableException if the log cannot be read now
     */
    LogPage after(FeedPosition position, int limit);

    /**
     * The place before everything that is still to come; all that lies before it can be read.
     *
     * @throws LogUnavailableException if the log cannot be read now
     */
    FeedPosition end();
}
