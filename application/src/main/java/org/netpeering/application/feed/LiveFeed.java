package org.netpeering.application.feed;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings the events of the log to all who follow it on this node, as soon as they are settled.
 *
 * <p>One thread reads the end of the log for all of them; it rests while nobody follows. Who is behind, because it began there
 * or was slow, reads for itself until it meets the others, a few at a time. Nobody waits for anybody else, and nothing is kept in
 * memory but the last events, a bounded number for each follower.
 */
public final class LiveFeed implements AutoCloseable {
    private static final int PAGE = 500;
    private static final int READERS_BEHIND = 2;

    /** How soon what another node has written is seen. */
    private static final long LONGEST_PAUSE = Duration.ofMillis(100).toNanos();

    /** Between two looks, so that many small commits cost few of them. */
    private static final long SHORTEST_PAUSE = Duration.ofMillis(4).toNanos();

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);
    private static final long PAUSE_AFTER_FAILURE = Duration.ofSeconds(1).toNanos();

    private final EventLog log;
    private final Semaphore behind = new Semaphore(READERS_BEHIND, true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Following> followers = new LinkedHashSet<>();
    private final Thread reader;
    private FeedPosition tail = FeedPosition.BEGINNING;
    private volatile boolean isFollowed;
    private volatile boolean isWoken;
    private volatile boolean isClosed;

    private LiveFeed(EventLog log) {
        this.log = log;
        this.reader = Thread.ofPlatform().daemon().name("netpeering-feed").unstarted(this::readTail);
    }

    /** Begins to follow that log. */
    public static LiveFeed of(EventLog log) {
        LiveFeed feed = new LiveFeed(log);
        feed.reader.start();
        return feed;
    }

    /** Follows the log from that place on. What is returned must be closed. */
    public Following follow(FeedPosition after) {
        return new Following(this, after);
    }

    /**
     * The place before everything that is still to come.
     *
     * @throws LogUnavailableException if the log cannot be read now
     */
    public FeedPosition end() {
        return log.end();
    }

    /**
     * The event right before that place; empty if there is none any more, or nobody can read it.
     *
     * @throws LogUnavailableException if the log cannot be read now
     */
    public Optional<LoggedEvent> at(FeedPosition position) {
        FeedPosition before = new FeedPosition(position.transaction(), position.index() - 1);
        return log.after(before, 1).events().stream()
                .filter(event -> event.position().equals(position))
                .findFirst();
    }

    /** Says that something was committed on this node. Costs next to nothing. */
    public void wake() {
        if (isFollowed) {
            isWoken = true;
            LockSupport.unpark(reader);
        }
    }

    /** Ends what every follower follows. */
    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(reader);
        lock.lock();
        try {
            followers.forEach(Following::stop);
        } finally {
            lock.unlock();
        }
        try {
            boolean unused = reader.join(LONGEST_GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isClosed() {
        return isClosed;
    }

    /** From here on the follower is handed every event that comes; those before it reads itself. */
    void attach(Following follower) {
        lock.lock();
        try {
            if (followers.isEmpty()) {
                tail = log.end();
            }
            followers.add(follower);
            isFollowed = true;
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(reader);
    }

    void detach(Following follower) {
        lock.lock();
        try {
            followers.remove(follower);
            isFollowed = !followers.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    LogPage readBehind(FeedPosition position) throws InterruptedException {
        behind.acquire();
        try {
            return log.after(position, PAGE);
        } finally {
            behind.release();
        }
    }

    private void readTail() {
        long pause = SHORTEST_PAUSE;
        while (!isClosed) {
            if (!isFollowed) {
                LockSupport.park(this);
                continue;
            }
            isWoken = false;
            long began = System.nanoTime();
            try {
                LogPage page = log.after(tail(), PAGE);
                handOut(page);
                if (page.isLast()) {
                    pause = page.events().isEmpty() ? Math.min(2 * pause, LONGEST_PAUSE) : SHORTEST_PAUSE;
                    pause = rest(began, pause);
                }
            } catch (LogUnavailableException e) {
                LockSupport.parkNanos(this, PAUSE_AFTER_FAILURE);
            }
        }
    }

    /**
     * Waits until something was committed here, or for the pause; short pauses come first, since what is committed is settled
     * only when older transactions have ended too. Returns how long to pause when nothing comes.
     */
    private long rest(long began, long pause) {
        if (!isWoken) {
            LockSupport.parkNanos(this, pause);
        }
        while (!isClosed && System.nanoTime() - began < SHORTEST_PAUSE) {
            LockSupport.parkNanos(this, SHORTEST_PAUSE - (System.nanoTime() - began));
        }
        return isWoken ? SHORTEST_PAUSE : pause;
    }

    private FeedPosition tail() {
        lock.lock();
        try {
            return tail;
        } finally {
            lock.unlock();
        }
    }

    private void handOut(LogPage page) {
        lock.lock();
        try {
            tail = page.reached();
            if (!page.events().isEmpty()) {
                followers.forEach(follower -> follower.offer(page.events()));
            }
        } finally {
            lock.unlock();
        }
    }
}
