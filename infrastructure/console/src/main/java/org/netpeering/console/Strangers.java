package org.netpeering.console;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The sessions of those who have not signed in, which hold no more than the token of a form: at most {@value #MOST_OF_A_NETWORK} of one
 * network and {@value #MOST} in all. The oldest ends when another one begins, so that whoever floods us ends its own first.
 */
final class Strangers {
    static final int MOST = 10_000;
    static final int MOST_OF_A_NETWORK = 100;

    private static final String NAME = "stranger";

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Stranger> all = new LinkedHashSet<>();
    private final Map<String, Set<Stranger>> byNetwork = new HashMap<>();

    /** Tells by itself when its session ends, or is somebody's. */
    private final class Stranger implements HttpSessionBindingListener {
        private final HttpSession session;
        private final String network;

        Stranger(HttpSession session, String network) {
            this.session = session;
            this.network = network;
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            lock.lock();
            try {
                forget(this);
            } finally {
                lock.unlock();
            }
        }

        void end() {
            try {
                session.invalidate();
            } catch (IllegalStateException e) {
                // It has ended by itself at the same moment.
                return;
            }
        }
    }

    /** Counts a new session, and ends the oldest that is too many for it. */
    void admit(HttpSession session, String network) {
        Stranger stranger = new Stranger(session, network);
        session.setAttribute(NAME, stranger);
        Set<Stranger> tooMany = new LinkedHashSet<>();
        lock.lock();
        try {
            all.add(stranger);
            Set<Stranger> neighbours = byNetwork.computeIfAbsent(network, key -> new LinkedHashSet<>());
            neighbours.add(stranger);
            Stream.concat(
                            neighbours.stream().limit(Math.max(0, neighbours.size() - MOST_OF_A_NETWORK)),
                            all.stream().limit(Math.max(0, all.size() - MOST)))
                    .forEach(tooMany::add);
            tooMany.forEach(this::forget);
        } finally {
            lock.unlock();
        }
        tooMany.forEach(Stranger::end);
    }

    private void forget(Stranger stranger) {
        all.remove(stranger);
        Set<Stranger> neighbours = byNetwork.get(stranger.network);
        if (neighbours != null && neighbours.remove(stranger) && neighbours.isEmpty()) {
            byNetwork.remove(stranger.network);
        }
    }

    /** How many there are now. */
    int count() {
        lock.lock();
        try {
            return all.size();
        } finally {
            lock.unlock();
        }
    }
}
