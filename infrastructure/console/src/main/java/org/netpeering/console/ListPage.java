package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * All peerings of an account, both directions, the newest first. An account with more than a thousand sees them by the thousand, in
 * the order of their requests.
 */
@Controller
class ListPage {
    private static final int ROWS = 50;
    private static final List<String> COLUMNS =
            List.of("requester", "accepter", "message", "expires", "requested", "tags");
    private static final List<String> USUAL_COLUMNS = List.of("requester", "accepter", "message", "expires");

    private final ConsoleParts parts;
    private final Desk desk;
    private final PageFrame frame;
    private final Times times;

    ListPage(ConsoleParts parts, Desk desk, PageFrame frame, Times times) {
        this.parts = parts;
        this.desk = desk;
        this.frame = frame;
        this.times = times;
    }

    /** A state, how many are in it, and the address of the list that shows them. */
    record StateCount(String state, long count, boolean isChosen, String address) {}

    /**
     * @param hasMore whether more than a thousand meet the filter, so that counts are only of these
     * @param further the address of the next thousand; null if there are no more
     * @param self the address of what is shown, to show it again
     */
    record Shown(
            List<PeeringRow> rows,
            List<StateCount> counts,
            long all,
            boolean hasMore,
            @Nullable String further,
            @Nullable String previous,
            @Nullable String next,
            int page,
            int pages,
            String self) {}

    @GetMapping("/console")
    String list(
            Caller caller,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = "HX-Target", defaultValue = "") String target,
            HttpServletRequest request,
            Model model) {
        ListFilter filter = new ListFilter(parameters);
        List<String> columns = columns(parameters);
        model.addAttribute("filter", filter);
        model.addAttribute("fields", ListFilter.FIELDS.keySet());
        model.addAttribute("columns", columns);
        model.addAttribute("allColumns", COLUMNS);
        model.addAttribute("shown", shown(caller, filter, parameters));
        model.addAttribute("inbox", inbox(caller));
        if (target.equals("peerings")) {
            return "console/list :: peerings";
        }
        frame.addTo(model, request);
        return "console/list";
    }

    private List<PeeringRow> inbox(Caller caller) {
        return desk.list(caller, ListFilter.inboxOf(caller.account()), null).peerings().stream()
                .map(view -> PeeringRow.of(view, caller.account(), parts.names(), times))
                .toList();
    }

    private Shown shown(Caller caller, ListFilter filter, MultiValueMap<String, String> parameters) {
        Page window = desk.list(caller, filter.details(), cursor(filter.text("after")));
        List<PeeringRow> all = new ArrayList<>(window.peerings().stream()
                .map(view -> PeeringRow.of(view, caller.account(), parts.names(), times))
                .toList()
                .reversed());
        List<PeeringRow> chosen = all.stream().filter(filter::shows).toList();
        int pages = Math.max(1, (chosen.size() + ROWS - 1) / ROWS);
        int page = Math.clamp(number(filter.text("page")), 1, pages);
        List<PeeringRow> rows = chosen.subList((page - 1) * ROWS, Math.min(page * ROWS, chosen.size()));
        Cursor next = window.next();
        return new Shown(
                rows,
                counts(all, filter, parameters),
                all.size(),
                next != null,
                next == null ? null : with(parameters, "after", next.requestedAt() + "_" + next.peeringId()),
                page > 1 ? with(parameters, "page", "" + (page - 1)) : null,
                page < pages ? with(parameters, "page", "" + (page + 1)) : null,
                page,
                pages,
                with(parameters, "page", "" + page));
    }

    private static List<StateCount> counts(
            List<PeeringRow> all, ListFilter filter, MultiValueMap<String, String> parameters) {
        Map<String, Long> counted =
                all.stream().collect(Collectors.groupingBy(PeeringRow::status, Collectors.counting()));
        return Arrays.stream(PeeringStatus.values())
                .map(PeeringStatus::wireName)
                .filter(state -> counted.containsKey(state) || filter.states().contains(state))
                .map(state -> new StateCount(
                        state,
                        counted.getOrDefault(state, 0L),
                        filter.states().contains(state),
                        with(parameters, ListFilter.STATE, filter.states().contains(state) ? "" : state)))
                .toList();
    }

    /** The same list with another value for that parameter; it begins at its first page unless that is the parameter. */
    private static String with(MultiValueMap<String, String> parameters, String name, String value) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/console");
        parameters.forEach((key, values) -> {
            if (!key.equals(name) && !key.equals("page")) {
                values.stream()
                        .filter(one -> !one.isEmpty())
                        .forEach(one -> address.queryParam(encode(key), encode(one)));
            }
        });
        if (!value.isEmpty()) {
            address.queryParam(name, encode(value));
        }
        return address.build(true).toUriString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> columns(MultiValueMap<String, String> parameters) {
        List<String> asked = parameters.getOrDefault("col", List.of());
        List<String> known = COLUMNS.stream().filter(asked::contains).toList();
        return known.isEmpty() ? USUAL_COLUMNS : known;
    }

    private static @Nullable Cursor cursor(String text) {
        int separator = text.indexOf('_');
        try {
            return separator < 0
                    ? null
                    : new Cursor(
                            Instant.parse(text.substring(0, separator)),
                            new NetPeeringId(text.substring(separator + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            // An address that somebody changed by hand shows the first page.
            return null;
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }
}
