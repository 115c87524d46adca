package org.netpeering.fcu;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.MessageFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/** The filters of DescribeVpcPeeringConnections, as conditions of the engine. */
final class PeeringFilters {
    private static final Map<String, Attribute> ATTRIBUTES = Map.ofEntries(
            Map.entry("accepter-vpc-info.cidr-block", Attribute.ACCEPTER_RANGE),
            Map.entry("accepter-vpc-info.owner-id", Attribute.ACCEPTER_ACCOUNT),
            Map.entry("accepter-vpc-info.vpc-id", Attribute.ACCEPTER_NET),
            Map.entry("requester-vpc-info.cidr-block", Attribute.SOURCE_RANGE),
            Map.entry("requester-vpc-info.owner-id", Attribute.SOURCE_ACCOUNT),
            Map.entry("requester-vpc-info.vpc-id", Attribute.SOURCE_NET),
            Map.entry("expiration-time", Attribute.EXPIRES_AT),
            Map.entry("status-code", Attribute.STATUS),
            Map.entry("vpc-peering-connection-id", Attribute.PEERING_ID));

    private final Map<PeeringStatus, String> words;
    private final ErrorTexts texts;

    /** @param words the messages that lists show instead of the stored ones */
    PeeringFilters(Map<PeeringStatus, String> words, ErrorTexts texts) {
        this.words = words;
        this.texts = texts;
    }

    PeeringFilter of(RequestFilter filter) {
        if (filter.tagKey().isPresent()) {
            TextPattern key = TextPattern.exact(filter.tagKey().get());
            return new TagFilter(filter.anyOf().stream()
                    .map(value -> new TagCondition(key, value))
                    .toList());
        }
        return switch (filter.name()) {
            case "tag-key" -> withTagKey(filter.anyOf());
            case "tag-value" -> withTagValue(filter.anyOf());
            case "status-message" ->
                words.isEmpty()
                        ? new AttributeFilter(Attribute.MESSAGE, filter.anyOf())
                        : new MessageFilter(words, filter.anyOf());
            case "expiration-time" ->
                new AttributeFilter(
                        Attribute.EXPIRES_AT,
                        filter.anyOf().stream()
                                .map(PeeringFilters::withMilliseconds)
                                .toList());
            default -> {
                Attribute attribute = ATTRIBUTES.get(filter.name());
                if (attribute == null) {
                    throw filter.unknown(texts);
                }
                yield new AttributeFilter(attribute, filter.anyOf());
            }
        };
    }

    static PeeringFilter withTagKey(List<TextPattern> keys) {
        return new TagFilter(
                keys.stream().map(key -> new TagCondition(key, null)).toList());
    }

    static PeeringFilter withTagValue(List<TextPattern> values) {
        return new TagFilter(
                values.stream().map(value -> new TagCondition(null, value)).toList());
    }

    static PeeringFilter withId(List<NetPeeringId> ids) {
        return new AttributeFilter(
                Attribute.PEERING_ID,
                ids.stream().map(id -> TextPattern.exact(id.value())).toList());
    }

    /** A time may be written without the milliseconds that the engine compares. */
    private static TextPattern withMilliseconds(TextPattern sent) {
        try {
            return TextPattern.exact(Xml.timeText(Instant.parse(sent.text())));
        } catch (DateTimeParseException hasWildcardsOrIsNoTime) {
            return sent;
        }
    }
}
