package org.netpeering.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.netpeering.application.feed.Following;
import org.netpeering.application.feed.LogUnavailableException;
import org.netpeering.application.feed.LoggedEvent;
import org.netpeering.domain.value.AccountId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Tells open pages that something has changed for their account, and no more: what it is, they ask for. Events that come together
 * are told together.
 */
@Controller
class LiveNews {
    static final String PATH = "/console/live";

    private static final int MOST_PAGES = 16;
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final ConsoleParts parts;
    private final Map<AccountId, Integer> open = new ConcurrentHashMap<>();

    LiveNews(ConsoleParts parts) {
        this.parts = parts;
    }

    @GetMapping(PATH)
    void follow(Caller caller, HttpServletResponse response) throws IOException {
        if (open.merge(caller.account(), 1, Integer::sum) > MOST_PAGES) {
            leave(caller.account());
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        response.setContentType("text/event-stream");
        response.setHeader("X-Accel-Buffering", "no");
        try (Following following = parts.feed().follow(parts.feed().end())) {
            write(response.getOutputStream(), "retry: 2000\n\n");
            tell(caller, following, response.getOutputStream());
        } catch (IOException | LogUnavailableException e) {
            // The page has gone, or comes back when the database is well again.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave(caller.account());
        }
    }

    private void tell(Caller caller, Following following, OutputStream out) throws IOException, InterruptedException {
        while (following.isOpen() && parts.visitors().isKnown(caller.visitor())) {
            List<LoggedEvent> events = following.next(SILENCE);
            boolean concerns = events.stream().anyMatch(logged -> logged.event().concerns(caller.account()));
            write(out, concerns ? "event: changed\ndata: " + following.position() + "\n\n" : ": still here\n\n");
        }
    }

    private void leave(AccountId account) {
        open.computeIfPresent(account, (key, count) -> count > 1 ? count - 1 : null);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
