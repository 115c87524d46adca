package org.netpeering.application.feed;

/**
 * Where the events of the log go on to, in its order: a broker, for instance.
 *
 * <p>What was handed over counts as passed on when {@link #settle()} has returned. If it throws, all events since the last time come
 * again, on this node or another one; so whoever is behind the sink may see an event more than once, and after its repetition
 * those behind it once more.
 */
public interface EventSink {
    /**
     * Takes an event; need not wait until it has arrived.
     *
     * @throws SinkUnavailableException if it cannot be taken now
     */
    void send(LoggedEvent event);

    /**
     * Waits until all that was taken has arrived, for less than 10 seconds, so that no other node takes over meanwhile.
     *
     * @throws SinkUnavailableException if something has not
     */
    void settle();
}
