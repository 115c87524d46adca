package org.netpeering.outscale;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.audit.AuditCondition;
import org.netpeering.application.audit.AuditCondition.ByActor;
import org.netpeering.application.audit.AuditCondition.OfRequest;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.Order;
import org.netpeering.application.audit.AuditQuery.Place;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.application.call.CallContext;
import org.netpeering.outscale.LoggedCall.Shown;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists the calls of the account that changed something or were refused, the latest first: those of 48 hours unless both ends of
 * the interval are named, and none that is older than 32 days (OUTSCALE user guide, "About OMS").
 */
final class ReadApiLogs {
    private static final String NAME = "ReadApiLogs";
    private static final Duration USUAL = Duration.ofHours(48);
    private static final Duration KEPT = Duration.ofDays(32);
    private static final int DEFAULT_PAGE = 100;
    private static final int MOST_LOOKED_AT = 20_000;
    private static final int MOST_DIGITS = 17;

    private static final Kind<Instant> DATE = (field, node) -> {
        String text = Kinds.TEXT.read(field, node);
        try {
            return text.length() == "2026-11-23".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : DateTimes.instant(text);
        } catch (DateTimeException e) {
            throw CallRefused.value(
                    ErrorCode.INVALID_VALUE,
                    field,
                    text,
                    "Send a date such as 2026-11-23, or a date-time such as 2026-11-23T20:15:30.000Z.");
        }
    };
    private static final Field<Instant> AFTER = Field.optional("QueryDateAfter", DATE);
    private static final Field<Instant> BEFORE = Field.optional("QueryDateBefore", DATE);
    private static final Field<List<String>> REQUESTS = Field.optional("RequestIds", Kinds.listOf(Kinds.TEXT));
    private static final Field<List<Integer>> STATUSES =
            Field.optional("ResponseStatusCodes", Kinds.listOf(Kinds.integer(0, 999)));
    private static final Map<Field<List<String>>, Function<LoggedCall, @Nullable String>> TEXTS = Map.of(
            texts("QueryAccessKeys"),
            call -> call.entry().actor().accessKeyId(),
            texts("QueryApiNames"),
            call -> LoggedCall.API,
            texts("QueryCallNames"),
            LoggedCall::call,
            texts("QueryIpAddresses"),
            call -> call.entry().actor().sourceIp(),
            texts("QueryUserAgents"),
            call -> call.entry().actor().userAgent(),
            REQUESTS,
            call -> call.entry().conversation().requestId());
    private static final Field<Arguments> FILTERS = Field.optional(
            "Filters",
            Kinds.object(new Shape(Stream.concat(Stream.of(AFTER, BEFORE, STATUSES), TEXTS.keySet().stream())
                    .<Field<?>>map(field -> field)
                    .toList())));
    private static final Map<String, Field<Boolean>> SHOWN = Stream.of(
                    "AccountId",
                    "CallDuration",
                    "QueryAccessKey",
                    "QueryApiName",
                    "QueryApiVersion",
                    "QueryCallName",
                    "QueryDate",
                    "QueryHeaderRaw",
                    "QueryHeaderSize",
                    "QueryIpAddress",
                    "QueryPayloadRaw",
                    "QueryPayloadSize",
                    "QueryUserAgent",
                    "RequestId",
                    "ResponseSize",
                    "ResponseStatusCode")
            .collect(Collectors.toMap(Function.identity(), name -> Field.optional(name, Kinds.BOOLEAN)));
    private static final Field<Arguments> WITH =
            Field.optional("With", Kinds.object(new Shape(List.copyOf(SHOWN.values()))));

    private final NetPeerings peerings;
    private final InstantSource clock;

    ReadApiLogs(NetPeerings peerings, InstantSource clock) {
        this.peerings = peerings;
        this.clock = clock;
    }

    private static Field<List<String>> texts(String name) {
        return Field.optional(name, Kinds.listOf(Kinds.TEXT));
    }

    Action action() {
        return Action.of(NAME, this::run, FILTERS, WITH, Paging.RESULTS_PER_PAGE, Paging.NEXT_PAGE_TOKEN);
    }

    private void run(Arguments arguments, CallContext caller, ObjectNode answer) {
        Arguments filters = arguments.find(FILTERS).orElse(Arguments.NONE);
        Arguments with = arguments.find(WITH).orElse(Arguments.NONE);
        Shown shown = field -> isShown(field, with);
        int wanted = arguments.find(Paging.RESULTS_PER_PAGE).orElse(DEFAULT_PAGE);
        ArrayNode logs = answer.putArray("Logs");
        @Nullable
        Place place =
                arguments.find(Paging.NEXT_PAGE_TOKEN).map(ReadApiLogs::place).orElse(null);
        @Nullable String last = null;
        for (int lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += SearchAudit.LARGEST_PAGE) {
            AuditPage page = peerings.ask(search(filters, place, caller), caller);
            for (AuditEntry entry : page.entries()) {
                @Nullable LoggedCall call = LoggedCall.of(entry);
                if (call != null && !requestOf(entry).equals(last) && holds(filters, call)) {
                    if (logs.size() == wanted) {
                        putNext(answer, place);
                        return;
                    }
                    logs.add(call.document(shown));
                    last = requestOf(entry);
                }
                place = new Place(entry.at(), entry.id());
            }
            if (page.next() == null) {
                return;
            }
        }
        putNext(answer, place);
    }

    private static boolean isShown(String name, Arguments with) {
        Field<Boolean> field = SHOWN.get(name);
        return field == null || with.find(field).orElse(true);
    }

    /** One call can have led to several events, and is one line. */
    private static String requestOf(AuditEntry entry) {
        return String.valueOf(entry.conversation().requestId());
    }

    private SearchAudit search(Arguments filters, @Nullable Place after, CallContext caller) {
        Instant now = clock.instant();
        @Nullable Instant from = filters.find(AFTER).orElse(null);
        @Nullable Instant to = filters.find(BEFORE).orElse(null);
        Instant end = to != null ? to : from != null ? from.plus(USUAL) : now.plus(1, ChronoUnit.SECONDS);
        Instant begin = from != null ? from : end.minus(USUAL);
        Instant oldest = now.minus(KEPT);
        List<AuditCondition> conditions = new ArrayList<>();
        conditions.add(new ByActor(caller.account().value()));
        List<String> requests = filters.find(REQUESTS).orElse(List.of());
        if (requests.size() == 1) {
            conditions.add(new OfRequest(requests.getFirst()));
        }
        return new SearchAudit(
                caller.account(),
                conditions,
                begin.isBefore(oldest) ? oldest : begin,
                end,
                Order.NEWEST_FIRST,
                after,
                SearchAudit.LARGEST_PAGE);
    }

    private static boolean holds(Arguments filters, LoggedCall call) {
        List<Integer> statuses = filters.find(STATUSES).orElse(List.of());
        return (statuses.isEmpty() || statuses.contains(call.status()))
                && TEXTS.entrySet().stream().allMatch(filter -> {
                    List<String> values = filters.find(filter.getKey()).orElse(List.of());
                    return values.isEmpty()
                            || values.contains(String.valueOf(filter.getValue().apply(call)));
                });
    }

    private static void putNext(ObjectNode answer, @Nullable Place place) {
        if (place != null) {
            Paging.putNext(answer, PageToken.of(NAME, PeeringCursor.micros(place.at()), Long.toString(place.id())));
        }
    }

    private static Place place(String token) {
        List<String> parts = PageToken.read(NAME, token, 2);
        String digits = "[0-9]{1," + MOST_DIGITS + "}";
        if (!parts.stream().allMatch(part -> part.matches(digits))) {
            throw PageToken.invalid(token);
        }
        return new Place(
                Instant.EPOCH.plus(Long.parseLong(parts.get(0)), ChronoUnit.MICROS), Long.parseLong(parts.get(1)));
    }
}
