package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditCondition;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.AuditQuery.Order;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.application.audit.AuditQuery.TraceRequest;
import org.netpeering.application.audit.RecordedHistory;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** One peering: what it is, what it was at any moment, all that happened to it and why, and what can be done next. */
@Controller
class PeeringPage {
    private static final int MOST_ATTEMPTS = 200;
    private static final int MOST_REQUESTS = 20;

    private final ConsoleParts parts;
    private final Desk desk;
    private final PageFrame frame;
    private final Times times;
    private final Commands commands;

    PeeringPage(ConsoleParts parts, Desk desk, PageFrame frame, Times times, Commands commands) {
        this.parts = parts;
        this.desk = desk;
        this.frame = frame;
        this.times = times;
        this.commands = commands;
    }

    /**
     * The peering as it was.
     *
     * @param step which event it is shown after, and {@code last} the last there is, from 0
     * @param asked the instant that was asked for, as it was written; empty if a step was
     * @param isMistaken whether that is no instant
     */
    record Past(@Nullable PeeringRow peering, int step, int last, Times.Moment at, String asked, boolean isMistaken) {}

    @GetMapping("/console/peerings/{id}")
    String peering(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String request,
            @RequestHeader(name = "HX-Target", defaultValue = "") String target,
            HttpServletRequest http,
            Model model) {
        NetPeeringId peering = desk.idOf(id);
        RecordedHistory history = desk.history(caller, peering);
        PeeringView now = history.asOf(times.now())
                .or(() -> desk.find(caller, peering))
                .map(view -> view.asOf(times.now()))
                .filter(view -> !history.lines().isEmpty())
                .orElseThrow(() -> Desk.noSuchPeering(id));
        AccountId account = caller.account();
        PeeringRow row = PeeringRow.of(now, account, parts.names(), times);
        model.addAttribute("peering", row);
        model.addAttribute("past", past(history, account, step, at));
        if (target.equals("past")) {
            return "console/peering :: past";
        }
        List<String> requests = history.lines().stream()
                .map(line -> line.entry().conversation().requestId())
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_REQUESTS)
                .toList();
        String chosen = requests.contains(request)
                ? request
                : requests.stream().findFirst().orElse("");
        model.addAttribute("requests", requests);
        model.addAttribute("request", chosen);
        model.addAttribute("graph", graph(caller, chosen));
        if (target.equals("graph")) {
            return "console/peering :: graph";
        }
        Instant until = now.endedAt() != null
                ? now.endedAt()
                : now.status() == PeeringStatus.PENDING_ACCEPTANCE ? now.expiresAt() : times.now();
        model.addAttribute("timeline", Timeline.of(history, attempts(caller, peering), until, times));
        model.addAttribute("isPending", now.status() == PeeringStatus.PENDING_ACCEPTANCE);
        model.addAttribute("commands", commands.of(row));
        frame.addTo(model, http);
        return "console/peering";
    }

    private List<AuditEntry> attempts(Caller caller, NetPeeringId peering) {
        return desk
                .ask(
                        new SearchAudit(
                                desk.viewer(caller),
                                List.of(new AuditCondition.OfPeering(peering)),
                                null,
                                null,
                                Order.NEWEST_FIRST,
                                null,
                                MOST_ATTEMPTS),
                        caller)
                .entries()
                .stream()
                .filter(AuditEntry::isAttempt)
                .toList();
    }

    private @Nullable GraphPicture graph(Caller caller, String request) {
        return request.isEmpty()
                ? null
                : GraphPicture.of(desk.ask(new TraceRequest(desk.viewer(caller), request), caller));
    }

    /** By the events that the account may see; what the other owner does with its tags is none of its business. */
    private Past past(RecordedHistory history, AccountId account, String step, String at) {
        List<AuditEntry> steps =
                history.lines().stream().map(RecordedHistory.Line::entry).toList();
        int last = steps.size() - 1;
        if (!at.isBlank()) {
            Optional<Instant> instant = instant(at.strip());
            long until = instant.map(then -> steps.stream()
                            .filter(entry -> !entry.at().isAfter(then))
                            .count())
                    .orElse(0L);
            return new Past(
                    instant.flatMap(history::asOf)
                            .map(then -> row(then, account))
                            .orElse(null),
                    (int) Math.max(0, until - 1),
                    last,
                    times.moment(instant.orElse(times.now())),
                    at.strip(),
                    instant.isEmpty());
        }
        int shown = step.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(step), last) : last;
        AuditEntry entry = steps.get(shown);
        return new Past(
                Optional.ofNullable(entry.place())
                        .flatMap(place -> history.atVersion(place.version()))
                        .map(then -> row(then, account))
                        .orElse(null),
                shown,
                last,
                times.moment(entry.at()),
                "",
                false);
    }

    private PeeringRow row(PeeringView view, AccountId account) {
        return PeeringRow.of(view, account, parts.names(), times);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
