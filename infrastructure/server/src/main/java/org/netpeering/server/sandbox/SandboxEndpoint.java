package org.netpeering.server.sandbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.postgres.EngineOnPostgres;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /sandbox}: reads and moves the clock, and begins anew. The sandbox listens on loopback addresses only.
 *
 * <p>Bodies must be declared as JSON, which a page of a stranger in a browser cannot do unasked.
 */
@OnlyInSandbox
@RestController
@RequestMapping(path = "/sandbox", produces = MediaType.APPLICATION_JSON_VALUE)
public class SandboxEndpoint {
    private static final String HINT =
            "send {\"advance\": \"P7D\"} with a duration, or {\"to\": \"2026-12-01T00:00:00Z\"} with an instant";

    private final SandboxClock clock;
    private final EngineOnPostgres engine;
    private final SandboxData data;

    /** Moves that clock, and expires what falls due by it in that engine. */
    public SandboxEndpoint(SandboxClock clock, EngineOnPostgres engine, DataSource dataSource) {
        this.clock = clock;
        this.engine = engine;
        this.data = new SandboxData(dataSource);
        data.lastEvent().filter(last -> last.isAfter(clock.instant())).ifPresent(clock::moveTo);
    }

    @GetMapping("/clock")
    Map<String, Object> clock() {
        return Map.of("now", clock.instant().toString());
    }

    /** Moves the clock forward; what falls due has expired when the answer comes. */
    @PostMapping(path = "/clock", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> move(@RequestBody(required = false) @Nullable Map<String, @Nullable Object> body) {
        if (body == null || body.size() != 1 || !Set.of("advance", "to").containsAll(body.keySet())) {
            throw new IllegalArgumentException("The body is not one of the two that move the clock: " + HINT);
        }
        if (body.containsKey("advance")) {
            clock.advance(duration(String.valueOf(body.get("advance"))));
        } else {
            clock.moveTo(instant(String.valueOf(body.get("to"))));
        }
        int expired = engine.expireDue();
        return Map.of("now", clock.instant().toString(), "expired", expired);
    }

    /** Forgets everything and shows the real time again. */
    @PostMapping(path = "/reset", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> reset() {
        data.forgetEverything();
        clock.reset();
        return clock();
    }

    @ExceptionHandler({IllegalArgumentException.class, HttpMessageNotReadableException.class})
    ResponseEntity<Map<String, String>> refuse(Exception e) {
        String message = e instanceof IllegalArgumentException ? e.getMessage() : "The body is not JSON: " + HINT;
        return ResponseEntity.status(HttpStatus.BAD_REQUEST).body(Map.of("error", String.valueOf(message)));
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "advance: '" + text + "' is not a duration such as PT1H or P7D; " + HINT, e);
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "to: '" + text + "' is not an instant such as 2026-12-01T00:00:00Z; " + HINT, e);
        }
    }
}
