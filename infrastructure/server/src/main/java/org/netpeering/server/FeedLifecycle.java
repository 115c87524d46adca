package org.netpeering.server;

import org.netpeering.application.feed.LiveFeed;
import org.springframework.context.SmartLifecycle;

/** Ends the streams of events before the web server waits for all answers to be finished: a stream never is. */
final class FeedLifecycle implements SmartLifecycle {
    private final LiveFeed feed;
    private volatile boolean isRunning;

    FeedLifecycle(LiveFeed feed) {
        this.feed = feed;
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        feed.close();
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
