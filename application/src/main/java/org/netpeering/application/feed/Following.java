package org.netpeering.application.feed;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One that follows the log: each event once, in the order of the log, none left out. For use by one thread.
 *
 * <p>While it keeps up it is handed what the feed reads for all. If it falls behind by more than {@value #MOST_WAITING} events,
 * they are dropped, and it reads for itself from where it was.
 */
public final class Following implements AutoCloseable {
    static final int MOST_WAITING = 1000;

    private final LiveFeed feed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Queue<LoggedEvent> waiting = new ArrayDeque<>();
    private boolean isOverrun;
    private boolean isStopped;
    private FeedPosition position;
    private Phase phase = Phase.BEHIND;

    /** Where it gets its events from. */
    private enum Phase {
        /** It reads for itself. */
        BEHIND,
        /** What comes is handed to it, but something older may be left to read. */
        CLOSE,
        /** Everything is handed to it. */
        LIVE
    }

    Following(LiveFeed feed, FeedPosition after) {
        this.feed = feed;
        this.position = after;
    }

    /** The place up to which events were handed out. */
    public FeedPosition position() {
        return position;
    }

    /** Whether more can come: neither this nor the feed is closed. */
    public boolean isOpen() {
        return !isStopped() && !feed.isClosed();
    }

    /**
     * The next events, at least one, waiting for them that long at most; none if none has come by then, or if it is closed.
     *
     * @throws LogUnavailableException if the log must be read for this and cannot be; the next call may succeed
     */
    public List<LoggedEvent> next(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isOpen()) {
            List<LoggedEvent> events = phase == Phase.LIVE ? takeHanded(deadline) : read();
            if (!events.isEmpty() || (phase == Phase.LIVE && System.nanoTime() - deadline >= 0)) {
                return events;
            }
        }
        return List.of();
    }

    /**
     * A page that is the last one and was read after this was attached leaves nothing between it and what is handed over. The
     * two may overlap.
     */
    private List<LoggedEvent> read() throws InterruptedException {
        LogPage page = feed.readBehind(position);
        position = page.reached();
        if (page.isLast()) {
            if (phase == Phase.BEHIND) {
                feed.attach(this);
                phase = Phase.CLOSE;
            } else {
                phase = Phase.LIVE;
            }
        }
        return page.events();
    }

    private List<LoggedEvent> takeHanded(long deadline) throws InterruptedException {
        List<LoggedEvent> events = new ArrayList<>();
        lock.lock();
        try {
            while (waiting.isEmpty() && !isOverrun && !isStopped) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return events;
                }
                long unused = news.awaitNanos(left);
            }
            if (isOverrun) {
                isOverrun = false;
                phase = Phase.BEHIND;
            }
            for (LoggedEvent event = waiting.poll(); event != null; event = waiting.poll()) {
                if (event.position().compareTo(position) > 0) {
                    position = event.position();
                    events.add(event);
                }
            }
        } finally {
            lock.unlock();
        }
        if (phase == Phase.BEHIND) {
            feed.detach(this);
        }
        return events;
    }

    /** Called by the thread that reads for all: never waits for the follower. */
    void offer(List<LoggedEvent> events) {
        lock.lock();
        try {
            if (isOverrun) {
                return;
            }
            if (waiting.size() + events.size() > MOST_WAITING) {
                waiting.clear();
                isOverrun = true;
            } else {
                waiting.addAll(events);
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            isStopped = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopped() {
        lock.lock();
        try {
            return isStopped;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        stop();
        feed.detach(this);
    }
}
