package org.netpeering.domain.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.MessageFilter;
import org.netpeering.domain.api.PeeringFilter.RegionFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;

/** Whether a peering meets a condition of a list. */
final class FilteredPeering {
    private static final DateTimeFormatter WITH_MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private FilteredPeering() {}

    static boolean matches(PeeringView view, @Nullable AccountId caller, PeeringFilter filter) {
        return switch (filter) {
            case AttributeFilter f ->
                values(view, f.attribute()).stream()
                        .anyMatch(value -> f.anyOf().stream().anyMatch(pattern -> pattern.matches(value)));
            case RegionFilter f ->
                Stream.of(view.source(), view.accepter())
                        .anyMatch(end -> (caller == null || end.isOwnedBy(caller)) && f.isMetBy(end));
            case MessageFilter f -> {
                String message = f.shown(view);
                yield f.anyOf().stream().anyMatch(pattern -> pattern.matches(message));
            }
            case TagFilter f ->
                tags(view, caller, f).anyMatch(tag -> f.anyOf().stream().anyMatch(condition -> meets(tag, condition)));
        };
    }

    private static Stream<Map.Entry<String, String>> tags(
            PeeringView view, @Nullable AccountId caller, TagFilter filter) {
        return caller == null
                ? view.tags().values().stream().flatMap(tags -> tags.entrySet().stream())
                : view.tagsOf(filter.ownerIn(view, caller)).entrySet().stream();
    }

    private static boolean meets(Map.Entry<String, String> tag, TagCondition condition) {
        return meets(tag.getKey(), condition.key()) && meets(tag.getValue(), condition.value());
    }

    private static boolean meets(String text, @Nullable TextPattern pattern) {
        return pattern == null || pattern.matches(text);
    }

    private static List<String> values(PeeringView view, Attribute attribute) {
        return switch (attribute) {
            case PEERING_ID -> List.of(view.id().value());
            case SOURCE_NET -> List.of(view.source().net().value());
            case SOURCE_ACCOUNT -> account(view.source());
            case SOURCE_RANGE -> ranges(view.source());
            case ACCEPTER_NET -> List.of(view.accepter().net().value());
            case ACCEPTER_ACCOUNT -> account(view.accepter());
            case ACCEPTER_RANGE -> ranges(view.accepter());
            case EXPIRES_AT -> List.of(text(view.expiresAt()));
            case STATUS -> List.of(view.status().wireName());
            case MESSAGE -> List.of(view.message());
        };
    }

    private static String text(Instant instant) {
        return WITH_MILLISECONDS.format(instant);
    }

    private static List<String> account(NetEnd end) {
        @Nullable AccountId account = end.account();
        return account == null ? List.of() : List.of(account.value());
    }

    private static List<String> ranges(NetEnd end) {
        return end.ranges().stream().map(Object::toString).toList();
    }
}
