package org.netpeering.server;

import java.util.List;
import java.util.Map;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.postgres.ParkedEvents.ParkedEvent;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/parked}: GET shows the events that could not be handled, POST tries them again. */
@Component
@Endpoint(id = "parked")
class ParkedEventsEndpoint {
    private static final int MOST_SHOWN = 1000;

    private final EngineOnPostgres engine;

    ParkedEventsEndpoint(EngineOnPostgres engine) {
        this.engine = engine;
    }

    @ReadOperation
    List<ParkedEvent> parked() {
        return engine.parkedEvents().list(MOST_SHOWN);
    }

    @WriteOperation
    Map<String, Object> retry() {
        int handled = engine.parkedEvents().retry();
        return Map.of("handled", handled, "parked", engine.parkedEvents().count());
    }
}
