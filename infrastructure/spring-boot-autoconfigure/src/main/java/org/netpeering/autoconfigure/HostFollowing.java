package org.netpeering.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.common.Registration;
import org.netpeering.postgres.EngineOnPostgres;
import org.springframework.context.SmartLifecycle;

/** Hands the events to the application once all of it is there, and no more when it begins to stop. */
final class HostFollowing implements SmartLifecycle {
    private final EngineOnPostgres engine;
    private final Supplier<Map<String, List<Object>>> handlers;
    private final List<Registration> following = new ArrayList<>();

    /** @param handlers by the name under which their place in the log is kept */
    HostFollowing(EngineOnPostgres engine, Supplier<Map<String, List<Object>>> handlers) {
        this.engine = engine;
        this.handlers = handlers;
    }

    @Override
    public synchronized void start() {
        handlers.get().forEach((name, beans) -> following.add(engine.follow(name, beans)));
    }

    @Override
    public synchronized void stop() {
        following.forEach(Registration::cancel);
        following.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !following.isEmpty();
    }
}
