package org.netpeering.nativeapi;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.Place;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.application.call.CallContext;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /audit/v1/entries}: who did or tried what. A page of JSON, or with the parameter {@code format} or the header
 * {@code Accept} all that is found, as NDJSON or CSV.
 */
public final class AuditEntries implements AuditResource {
    private static final String LIMIT = "limit";
    private static final String FORMAT = "format";
    private static final int DEFAULT_LIMIT = 50;
    private static final int DIGITS = 9;

    private final NetPeerings peerings;
    private final OpenStreams exports;

    /**
     * Asks that engine.
     *
     * @param exports how many of them an account can have under way on this node; 0 for no limit
     * @throws IllegalArgumentException if the number is negative
     */
    public AuditEntries(NetPeerings peerings, int exports) {
        this.peerings = peerings;
        this.exports = new OpenStreams(exports);
    }

    @Override
    public String path() {
        return "/audit/v1/entries";
    }

    @Override
    public HttpAnswer answer(HttpCall call, CallContext caller) {
        Set<String> known = new TreeSet<>(AuditFilters.NAMES);
        known.addAll(Set.of(LIMIT, FORMAT, PageCursor.NAME));
        QueryParameters parameters = QueryParameters.of(call, known);
        SearchAudit search = AuditFilters.search(parameters, Viewer.of(caller));
        Place after = place(parameters, search);
        Optional<Integer> limit = limit(parameters);
        AuditFormat format = AuditFormat.of(call, parameters, FORMAT);
        if (format == AuditFormat.JSON) {
            return page(with(search, after, limit.orElse(DEFAULT_LIMIT)), search, caller);
        }
        if (limit.isPresent()) {
            throw Problem.badRequest(
                            "invalid-value",
                            "The parameter " + LIMIT
                                    + " is for pages of JSON; an export has all entries. Leave it out.")
                    .asException();
        }
        return export(
                new AuditExport(
                        format, place -> peerings.ask(with(search, place, SearchAudit.LARGEST_PAGE), caller), after),
                caller);
    }

    private HttpAnswer export(AuditExport export, CallContext caller) {
        OpenStreams.Place place = exports.open(caller.account())
                .orElseThrow(() -> new Problem(
                                429,
                                "Too Many Requests",
                                "too-many-exports",
                                "Account " + caller.account() + " has " + exports.most()
                                        + " exports under way here; wait until one is done.")
                        .asException());
        return HttpAnswer.streamed(200, export.format().contentType(), out -> {
            try (place) {
                export.writeTo(out);
            }
        });
    }

    private HttpAnswer page(SearchAudit query, SearchAudit search, CallContext caller) {
        AuditPage page = peerings.ask(query, caller);
        ObjectNode document = Json.object();
        ArrayNode entries = document.putArray("entries");
        page.entries().forEach(entry -> entries.add(AuditEntryDocument.of(entry)));
        Place next = page.next();
        document.put(
                "next",
                next == null ? null : new PageCursor(next.at(), String.valueOf(next.id())).text(search.toString()));
        return Json.answer(200, document);
    }

    private static @Nullable Place place(QueryParameters parameters, SearchAudit search) {
        return parameters
                .optional(
                        PageCursor.NAME,
                        text -> PageCursor.read(text, search.toString()).isPresent(),
                        text -> PageCursor.read(text, search.toString()).orElseThrow(),
                        PageCursor.RULE)
                .map(cursor -> new Place(cursor.at(), Long.parseLong(cursor.id())))
                .orElse(null);
    }

    private static Optional<Integer> limit(QueryParameters parameters) {
        return parameters.optional(
                LIMIT,
                text -> text.matches("[0-9]{1," + DIGITS + "}")
                        && Integer.parseInt(text) >= 1
                        && Integer.parseInt(text) <= SearchAudit.LARGEST_PAGE,
                Integer::valueOf,
                "A page has 1 to 1000 entries.");
    }

    private static SearchAudit with(SearchAudit search, @Nullable Place after, int limit) {
        return new SearchAudit(
                search.viewer(), search.conditions(), search.from(), search.to(), search.order(), after, limit);
    }
}
