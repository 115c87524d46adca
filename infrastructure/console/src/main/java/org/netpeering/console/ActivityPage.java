package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.Order;
import org.netpeering.application.audit.AuditQuery.Place;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.domain.value.AccountId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit trail: what was done and what was tried, searched, drawn by the day, and taken along as a file. */
@Controller
class ActivityPage {
    private static final int ROWS = 100;

    /** What a search for a page costs does not grow with how much is found; more than this does. */
    private static final int CHARTED = 200;

    private static final int MOST_EXPORTED = 10_000;

    private final Desk desk;
    private final PageFrame frame;
    private final Times times;
    private final Texts texts;

    ActivityPage(Desk desk, PageFrame frame, Times times, Texts texts) {
        this.desk = desk;
        this.frame = frame;
        this.times = times;
        this.texts = texts;
    }

    /** @param kind the state that it led to, {@code refused} or {@code same} */
    record Row(AuditEntry entry, Times.Moment at, String kind) {}

    @GetMapping("/console/activity")
    String activity(
            Caller caller,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            Model model) {
        ActivityFilter filter = new ActivityFilter(parameters, texts);
        AccountId viewer = desk.viewer(caller);
        List<AuditEntry> latest = filter.mistakes().isEmpty()
                ? desk.ask(search(viewer, filter, null, CHARTED), caller).entries()
                : List.of();
        AuditPage page = page(caller, viewer, filter, latest);
        Place next = page.next();
        model.addAttribute("filter", filter);
        model.addAttribute("fields", ActivityFilter.FIELDS);
        model.addAttribute("rows", page.entries().stream().map(this::row).toList());
        model.addAttribute("next", next == null ? null : filter.address("after", next.at() + "_" + next.id()));
        model.addAttribute("csv", filter.exportAddress("csv"));
        model.addAttribute("ndjson", filter.exportAddress("ndjson"));
        model.addAttribute("chart", DayChart.of(latest));
        model.addAttribute("isAll", latest.size() < CHARTED);
        model.addAttribute("charted", CHARTED);
        model.addAttribute("isAuditor", viewer == null);
        frame.addTo(model, request);
        return "console/activity";
    }

    /** The first page is the beginning of what was found for the chart. */
    private AuditPage page(Caller caller, @Nullable AccountId viewer, ActivityFilter filter, List<AuditEntry> latest) {
        if (!filter.mistakes().isEmpty()) {
            return new AuditPage(List.of(), null);
        }
        Place after = place(filter.text("after"));
        if (after != null) {
            return desk.ask(search(viewer, filter, after, ROWS), caller);
        }
        if (latest.size() <= ROWS) {
            return new AuditPage(latest, null);
        }
        AuditEntry last = latest.get(ROWS - 1);
        return new AuditPage(latest.subList(0, ROWS), new Place(last.at(), last.id()));
    }

    /** At most {@value #MOST_EXPORTED} entries; the trail itself is exported by our own API. */
    @GetMapping("/console/activity/export")
    void export(
            Caller caller,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam String format,
            HttpServletResponse response)
            throws IOException {
        ActivityFilter filter = new ActivityFilter(parameters, texts);
        if (!filter.mistakes().isEmpty()) {
            throw new ConsoleRefusal(HttpServletResponse.SC_BAD_REQUEST, "error.malformed");
        }
        boolean isCsv = format.equals("csv");
        response.setContentType(isCsv ? "text/csv" : "application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"activity." + (isCsv ? "csv" : "ndjson") + "\"");
        AccountId viewer = desk.viewer(caller);
        PrintWriter out = response.getWriter();
        if (isCsv) {
            out.print(ActivityLines.CSV_HEADER);
        }
        @Nullable Place after = null;
        for (int written = 0; written < MOST_EXPORTED; written += SearchAudit.LARGEST_PAGE) {
            AuditPage page = desk.ask(search(viewer, filter, after, SearchAudit.LARGEST_PAGE), caller);
            page.entries().forEach(entry -> out.print(isCsv ? ActivityLines.csv(entry) : ActivityLines.json(entry)));
            after = page.next();
            if (after == null) {
                return;
            }
        }
    }

    private static SearchAudit search(
            @Nullable AccountId viewer, ActivityFilter filter, @Nullable Place after, int limit) {
        return new SearchAudit(
                viewer,
                filter.conditions(),
                filter.instant("from"),
                filter.instant("to"),
                Order.NEWEST_FIRST,
                after,
                limit);
    }

    private Row row(AuditEntry entry) {
        return new Row(entry, times.moment(entry.at()), DayChart.kind(entry));
    }

    private static @Nullable Place place(String text) {
        int separator = text.indexOf('_');
        try {
            return separator < 0
                    ? null
                    : new Place(
                            Instant.parse(text.substring(0, separator)), Long.parseLong(text.substring(separator + 1)));
        } catch (DateTimeException | NumberFormatException e) {
            // An address that somebody changed by hand shows the first page.
            return null;
        }
    }
}
