package org.netpeering.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditCondition;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.springframework.util.MultiValueMap;

/** What of the trail is asked for, as the address has it. */
final class ActivityFilter {
    static final List<String> FIELDS =
            List.of("peering", "net", "account", "actor", "type", "reached", "refusal", "range", "request");

    private final MultiValueMap<String, String> parameters;
    private final Map<String, String> mistakes = new LinkedHashMap<>();
    private final List<AuditCondition> conditions = new ArrayList<>();
    private final Map<String, Instant> bounds = new LinkedHashMap<>();

    ActivityFilter(MultiValueMap<String, String> parameters, Texts texts) {
        this.parameters = parameters;
        for (String field : FIELDS) {
            if (!text(field).isEmpty()) {
                read(field, texts);
            }
        }
        for (String bound : List.of("from", "to")) {
            if (!text(bound).isEmpty()) {
                instantOf(text(bound))
                        .ifPresentOrElse(
                                instant -> bounds.put(bound, instant),
                                () -> mistakes.put(bound, texts.of("activity.wrong.instant", text(bound))));
            }
        }
    }

    private void read(String field, Texts texts) {
        String text = text(field);
        try {
            conditions.add(
                    switch (field) {
                        case "peering" -> new AuditCondition.OfPeering(new NetPeeringId(text));
                        case "net" -> new AuditCondition.OfNet(new NetId(text));
                        case "account" -> new AuditCondition.OfAccount(new AccountId(text));
                        case "actor" -> new AuditCondition.ByActor(text);
                        case "type" -> new AuditCondition.OfType(text);
                        case "reached" ->
                            PeeringStatus.ofWireName(text)
                                    .map((Function<PeeringStatus, AuditCondition>) AuditCondition.Reached::new)
                                    .orElseThrow(() ->
                                            new IllegalArgumentException("'" + text + "' is not the name of a state"));
                        case "refusal" -> new AuditCondition.RefusedFor(text);
                        case "range" ->
                            new AuditCondition.RangesContain(CidrBlock.parse(text.contains("/") ? text : text + "/32"));
                        default -> new AuditCondition.OfRequest(text);
                    });
        } catch (IllegalArgumentException e) {
            mistakes.put(field, texts.of("activity.wrong", String.valueOf(e.getMessage())));
        }
    }

    public String text(String field) {
        @Nullable String value = parameters.getFirst(field);
        return value == null ? "" : value.strip();
    }

    /** What is wrong with a field, by its name. */
    public Map<String, String> mistakes() {
        return mistakes;
    }

    List<AuditCondition> conditions() {
        return conditions;
    }

    @Nullable
    Instant instant(String bound) {
        return bounds.get(bound);
    }

    /** The same search, with another value for that parameter. */
    String address(String name, String value) {
        return "/console/activity?" + query(name, value);
    }

    String exportAddress(String format) {
        return "/console/activity/export?" + query("format", format);
    }

    private String query(String name, String value) {
        StringJoiner query = new StringJoiner("&");
        parameters.forEach((key, values) -> values.stream()
                .filter(one -> !one.isEmpty() && !key.equals(name) && !key.equals("after"))
                .forEach(one -> query.add(encode(key) + "=" + encode(one))));
        return query.add(encode(name) + "=" + encode(value)).toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A day stands for its first instant, in UTC. */
    private static Optional<Instant> instantOf(String text) {
        try {
            return Optional.of(Instant.parse(text.length() == 10 ? text + "T00:00:00Z" : text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
