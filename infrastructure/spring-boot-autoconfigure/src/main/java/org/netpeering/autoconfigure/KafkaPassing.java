package org.netpeering.autoconfigure;

import org.axonframework.common.Registration;
import org.jspecify.annotations.Nullable;
import org.netpeering.kafka.KafkaEvents;
import org.netpeering.postgres.EngineOnPostgres;
import org.springframework.context.SmartLifecycle;

/** Passes events on from when all of the application is there until it begins to stop. */
final class KafkaPassing implements SmartLifecycle {
    private static final String NAME = "kafka";

    private final EngineOnPostgres engine;
    private final KafkaEvents events;
    private @Nullable Registration passing;

    KafkaPassing(EngineOnPostgres engine, KafkaEvents events) {
        this.engine = engine;
        this.events = events;
    }

    @Override
    public synchronized void start() {
        passing = engine.passOn(NAME, events);
    }

    @Override
    public synchronized void stop() {
        if (passing != null) {
            passing.cancel();
            passing = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return passing != null;
    }
}
