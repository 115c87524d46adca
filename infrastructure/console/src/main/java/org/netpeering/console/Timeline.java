package org.netpeering.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.Actor;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.RecordedHistory;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that happened to a peering and all that was refused, in order, and where each lies on a line from the request to the end. Of very
 * many, the first and the {@value #MOST} latest are told.
 *
 * @param left how many are left out
 * @param beginning of the line, and its {@code end}
 */
record Timeline(List<Moment> moments, int left, Times.Moment beginning, Times.Moment end) {
    static final int WIDTH = 1000;
    static final int MOST = 50;

    private static final double LEAST_GAP = 26;

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * One event or refused attempt.
     *
     * @param version its place among the events; null for an attempt
     * @param kind the state it led to, {@code refused}, or {@code same} if the state stayed
     * @param x its place on the line
     * @param json the event as stored; null for an attempt
     * @param details its metadata, by name
     */
    record Moment(
            @Nullable Long version,
            String type,
            String kind,
            Times.Moment at,
            double x,
            Actor actor,
            @Nullable String refusal,
            @Nullable String json,
            Map<String, String> details) {}

    static Timeline of(RecordedHistory history, List<AuditEntry> attempts, Instant until, Times times) {
        Map<Long, String> payloads = new TreeMap<>();
        history.lines().forEach(line -> payloads.put(line.entry().id(), line.payload()));
        List<AuditEntry> whole = Stream.concat(
                        history.lines().stream().map(RecordedHistory.Line::entry), attempts.stream())
                .sorted(Comparator.comparing(AuditEntry::at).thenComparing(AuditEntry::id))
                .toList();
        int left = Math.max(0, whole.size() - 1 - MOST);
        List<AuditEntry> all = new ArrayList<>(whole.subList(1 + left, whole.size()));
        all.addFirst(whole.getFirst());
        Instant first = all.getFirst().at();
        Instant last = all.getLast().at();
        Instant end = until.isAfter(last) ? until : last;
        double[] places = places(all, first, end);
        return new Timeline(
                IntStream.range(0, all.size())
                        .mapToObj(
                                i -> moment(all.get(i), payloads.get(all.get(i).id()), places[i], times))
                        .toList(),
                left,
                times.moment(first),
                times.moment(end));
    }

    /** To scale, but no two so close that one hides the other, as far as there is room. */
    private static double[] places(List<AuditEntry> all, Instant first, Instant end) {
        long whole = Math.max(1, Duration.between(first, end).toMillis());
        double gap = Math.min(LEAST_GAP, (double) WIDTH / all.size());
        double[] places = new double[all.size()];
        for (int i = 0; i < places.length; i++) {
            double scaled =
                    (double) WIDTH * Duration.between(first, all.get(i).at()).toMillis() / whole;
            places[i] = i == 0 ? scaled : Math.max(scaled, places[i - 1] + gap);
        }
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = Math.min(places[i], WIDTH - gap * (places.length - 1 - i));
        }
        return places;
    }

    private static Moment moment(AuditEntry entry, @Nullable String payload, double x, Times times) {
        AuditEntry.Place place = entry.place();
        AuditEntry.Refused refusal = entry.refusal();
        return new Moment(
                place == null ? null : place.version(),
                entry.type(),
                DayChart.kind(entry),
                times.moment(entry.at()),
                x,
                entry.actor(),
                refusal == null ? null : refusal.message(),
                payload == null ? null : JSON.readTree(payload).toPrettyString(),
                details(entry));
    }

    private static Map<String, String> details(AuditEntry entry) {
        Map<String, String> details = new TreeMap<>();
        put(details, "action", entry.conversation().action());
        put(details, "requestId", entry.conversation().requestId());
        put(details, "commandId", entry.conversation().commandId());
        put(details, "correlationId", entry.conversation().correlationId());
        put(details, "causationId", entry.conversation().causationId());
        put(details, "traceId", entry.conversation().traceId());
        put(details, "account", entry.actor().account());
        put(details, "user", entry.actor().user());
        put(details, "accessKeyId", entry.actor().accessKeyId());
        put(details, "dialect", entry.actor().dialect());
        put(details, "sourceIp", entry.actor().sourceIp());
        put(details, "userAgent", entry.actor().userAgent());
        if (entry.place() != null) {
            put(details, "eventId", entry.place().eventId());
            put(details, "position", entry.place().position());
        }
        return details;
    }

    private static void put(Map<String, String> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
