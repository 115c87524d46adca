package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.PeeringStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** All peerings of an account, both directions, the newest first; counted as far as that takes no time. */
@Controller
class ListPage {
    private static final int ROWS = 50;
    private static final int ROWS_OF_INBOX = 3;
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
    record StateCount(String state, Overview.Count count, boolean isChosen, String address) {}

    /** What waits for an answer of the account: how many, and the newest of them. */
    record Inbox(Overview.Count count, List<PeeringRow> rows) {}

    /**
     * @param all how many meet the filter, whatever their state
     * @param self the address of what is shown, to show it again
     * @param lookedAt of how many of each state and direction the counts are
     */
    record Shown(
            List<PeeringRow> rows,
            List<StateCount> counts,
            Overview.Count all,
            @Nullable String newer,
            @Nullable String older,
            String self,
            int lookedAt) {}

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
        model.addAttribute("shown", shown(caller, filter, new ListAddress(parameters)));
        model.addAttribute("inbox", inbox(caller));
        if (target.equals("peerings")) {
            return "console/list :: peerings";
        }
        frame.addTo(model, request);
        return "console/list";
    }

    private Inbox inbox(Caller caller) {
        List<PeeringFilter> filters = ListFilter.inboxOf(caller.account());
        List<PeeringView> newest =
                desk.older(caller, filters, null, ROWS_OF_INBOX).peerings();
        return new Inbox(
                newest.isEmpty()
                        ? new Overview.Count(0, false)
                        : sum(desk.counts(caller, filters).values()),
                rows(newest, caller));
    }

    private Shown shown(Caller caller, ListFilter filter, ListAddress address) {
        List<PeeringFilter> conditions = filter.conditions(caller.account());
        Cursor newerThan = address.place(ListAddress.NEWER);
        Page page = newerThan == null ? null : desk.newer(caller, conditions, newerThan, ROWS);
        boolean isBackAtTheNewest = page != null && page.next() == null;
        @Nullable Cursor olderThan = address.place(ListAddress.OLDER);
        boolean isFirst = isBackAtTheNewest || (page == null && olderThan == null);
        boolean hasOlder = true;
        if (page == null || isBackAtTheNewest) {
            page = desk.older(caller, conditions, isBackAtTheNewest ? null : olderThan, ROWS);
            hasOlder = page.next() != null;
        }
        List<PeeringView> views = page.peerings();
        Map<PeeringStatus, Overview.Count> counts = desk.counts(caller, filter.details());
        return new Shown(
                rows(views, caller),
                counts(counts, filter, address),
                sum(counts.values()),
                isFirst || views.isEmpty()
                        ? null
                        : address.with(ListAddress.NEWER, ListAddress.place(views.getFirst())),
                hasOlder && !views.isEmpty()
                        ? address.with(ListAddress.OLDER, ListAddress.place(views.getLast()))
                        : null,
                address.self(),
                parts.overview().lookedAt());
    }

    private List<PeeringRow> rows(List<PeeringView> views, Caller caller) {
        return views.stream()
                .map(view -> PeeringRow.of(view, caller.account(), parts.names(), times))
                .toList();
    }

    private static Overview.Count sum(Collection<Overview.Count> counts) {
        return new Overview.Count(
                counts.stream().mapToInt(Overview.Count::number).sum(),
                counts.stream().anyMatch(Overview.Count::isAtLeast));
    }

    private static List<StateCount> counts(
            Map<PeeringStatus, Overview.Count> counted, ListFilter filter, ListAddress address) {
        return Arrays.stream(PeeringStatus.values())
                .filter(state -> counted.containsKey(state) || filter.states().contains(state.wireName()))
                .map(state -> {
                    String name = state.wireName();
                    boolean isChosen = filter.states().contains(name);
                    return new StateCount(
                            name,
                            counted.getOrDefault(state, new Overview.Count(0, false)),
                            isChosen,
                            address.with(ListFilter.STATE, isChosen ? "" : name));
                })
                .toList();
    }

    private static List<String> columns(MultiValueMap<String, String> parameters) {
        List<String> asked = parameters.getOrDefault("col", List.of());
        List<String> known = COLUMNS.stream().filter(asked::contains).toList();
        return known.isEmpty() ? USUAL_COLUMNS : known;
    }
}
