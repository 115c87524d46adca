package org.netpeering.nativeapi;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.audit.AuditQuery.ListNetPeeringsAsOf;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /audit/v1/peerings}: the list of peerings as it was at an instant. */
public final class PastPeerings implements AuditResource {
    private static final String AS_OF = "asOf";
    private static final String LIMIT = "limit";
    private static final String TAG = "tag";
    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_PAGE = 1000;

    private static final List<Filter> FILTERS = List.of(
            new Filter("peering", Attribute.PEERING_ID, NetPeeringId::isValid, Rules.PEERING),
            new Filter("sourceNet", Attribute.SOURCE_NET, NetId::isValid, Rules.NET),
            new Filter("sourceAccount", Attribute.SOURCE_ACCOUNT, AccountId::isValid, Rules.ACCOUNT),
            new Filter("accepterNet", Attribute.ACCEPTER_NET, NetId::isValid, Rules.NET),
            new Filter("accepterAccount", Attribute.ACCEPTER_ACCOUNT, AccountId::isValid, Rules.ACCOUNT),
            new Filter(
                    "state",
                    Attribute.STATUS,
                    name -> PeeringStatus.ofWireName(name).isPresent(),
                    Rules.STATE));

    private final NetPeerings peerings;
    private final InstantSource clock;

    /** Asks that engine, which has that clock. */
    public PastPeerings(NetPeerings peerings, InstantSource clock) {
        this.peerings = peerings;
        this.clock = clock;
    }

    private record Filter(String name, Attribute attribute, Predicate<String> valid, String rule) {}

    @Override
    public String path() {
        return "/audit/v1/peerings";
    }

    @Override
    public HttpAnswer answer(HttpCall call, CallContext caller) {
        List<String> known = new ArrayList<>(List.of(AS_OF, LIMIT, TAG, PageCursor.NAME));
        FILTERS.forEach(filter -> known.add(filter.name()));
        QueryParameters parameters = QueryParameters.of(call, Set.copyOf(known));
        Instant asOf = parameters.required(AS_OF, Instants::isValid, Instants::parse, Instants.RULE);
        Instant now = clock.instant();
        if (asOf.isAfter(now)) {
            throw Problem.invalidValue(AS_OF, asOf.toString(), "It lies in the future; the server has " + now + ".")
                    .asException();
        }
        @Nullable AccountId viewer = Viewer.of(caller);
        ListNetPeeringsAsOf first = new ListNetPeeringsAsOf(viewer, asOf, filters(parameters), null, 1);
        String identity = first.toString();
        ListNetPeeringsAsOf query =
                new ListNetPeeringsAsOf(viewer, asOf, first.filters(), after(parameters, identity), limit(parameters));
        return Json.answer(200, document(peerings.ask(query, caller), asOf, viewer, identity));
    }

    private static List<PeeringFilter> filters(QueryParameters parameters) {
        List<PeeringFilter> filters = new ArrayList<>();
        for (Filter filter : FILTERS) {
            Set<TextPattern> values =
                    parameters.several(filter.name(), filter.valid(), TextPattern::exact, filter.rule());
            if (!values.isEmpty()) {
                filters.add(new AttributeFilter(filter.attribute(), List.copyOf(values)));
            }
        }
        parameters
                .optional(
                        TAG,
                        text -> !text.isEmpty() && !text.startsWith("="),
                        PastPeerings::tagged,
                        "Write KEY, or KEY=VALUE.")
                .ifPresent(filters::add);
        return filters;
    }

    private static TagFilter tagged(String text) {
        int equals = text.indexOf('=');
        return new TagFilter(List.of(
                equals < 0
                        ? new TagCondition(TextPattern.exact(text), null)
                        : new TagCondition(
                                TextPattern.exact(text.substring(0, equals)),
                                TextPattern.exact(text.substring(equals + 1)))));
    }

    private static @Nullable Cursor after(QueryParameters parameters, String identity) {
        return parameters
                .optional(
                        PageCursor.NAME,
                        text -> PageCursor.read(text, identity).isPresent(),
                        text -> PageCursor.read(text, identity).orElseThrow(),
                        PageCursor.RULE)
                .map(cursor -> new Cursor(cursor.at(), new NetPeeringId(cursor.id())))
                .orElse(null);
    }

    private static int limit(QueryParameters parameters) {
        return parameters
                .optional(
                        LIMIT,
                        text -> text.matches("[0-9]{1,9}")
                                && Integer.parseInt(text) >= 1
                                && Integer.parseInt(text) <= LARGEST_PAGE,
                        Integer::valueOf,
                        "A page has 1 to 1000 peerings.")
                .orElse(DEFAULT_LIMIT);
    }

    private static ObjectNode document(Page page, Instant asOf, @Nullable AccountId viewer, String identity) {
        ObjectNode document = Json.object().put("asOf", asOf.toString());
        ArrayNode list = document.putArray("peerings");
        page.peerings().forEach(view -> list.add(PeeringDocument.of(view, viewer)));
        Cursor next = page.next();
        document.put(
                "next",
                next == null
                        ? null
                        : new PageCursor(next.requestedAt(), next.peeringId().value()).text(identity));
        return document;
    }
}
