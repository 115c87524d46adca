package org.netpeering.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.netpeering.domain.api.ListingRetention;
import org.netpeering.domain.api.ListingRetention.Reader;
import org.netpeering.domain.api.ListingRetention.Row;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.MessageFilter;
import org.netpeering.domain.api.PeeringFilter.RegionFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.PeeringStatus;

/** Questions at random about peerings that were written, so that many find something. */
record AskedAtRandom(Dice dice, List<PeeringView> written, Instant now) {
    private static final Map<PeeringStatus, String> WORDS =
            Map.of(PeeringStatus.PENDING_ACCEPTANCE, "Waits for {accepter}", PeeringStatus.DELETED, "Gone");

    Cursor somewhere() {
        PeeringView peering = dice.pick(written);
        return new Cursor(peering.requestedAt(), peering.id());
    }

    ListingRetention retention() {
        return new ListingRetention(dice.random()
                .ints(dice.pick(1, 3, 9), 0, 2)
                .mapToObj(i -> new Row(
                        dice.pick(
                                PeeringStatus.EXPIRED,
                                PeeringStatus.DELETED,
                                PeeringStatus.REJECTED,
                                PeeringStatus.FAILED),
                        dice.pick(Reader.values()),
                        dice.pick(Duration.ZERO, Duration.ofHours(1), Duration.ofDays(2))))
                .toList());
    }

    PeeringFilter filter() {
        Attribute[] attributes = Attribute.values();
        int kind = dice.below(attributes.length + 6);
        if (kind == attributes.length + 5) {
            return new RegionFilter(dice.pick(LivedAtRandom.HERE, LivedAtRandom.THERE), dice.isOneIn(2));
        }
        if (kind == attributes.length + 4) {
            return new MessageFilter(
                    WORDS, dice.some(() -> pattern(dice.pick("Waits for 100000000001", "Act", "Expired", "Gone"))));
        }
        if (kind >= attributes.length) {
            return new TagFilter(
                    dice.some(this::tagCondition),
                    dice.isOneIn(2)
                            ? null
                            : new RegionFilter(dice.pick(LivedAtRandom.HERE, LivedAtRandom.THERE), dice.isOneIn(2)));
        }
        Attribute attribute = attributes[kind];
        return new AttributeFilter(attribute, dice.some(() -> {
            PeeringView peering = dice.pick(written);
            return pattern(
                    switch (attribute) {
                        case PEERING_ID -> peering.id().value();
                        case SOURCE_NET -> peering.source().net().value();
                        case SOURCE_ACCOUNT -> String.valueOf(peering.source().account());
                        case SOURCE_RANGE -> range(peering.source());
                        case ACCEPTER_NET -> peering.accepter().net().value();
                        case ACCEPTER_ACCOUNT ->
                            String.valueOf(peering.accepter().account());
                        case ACCEPTER_RANGE -> range(peering.accepter());
                        case EXPIRES_AT -> peering.expiresAt().toString().replace("Z", ".000Z");
                        case STATUS -> dice.pick(PeeringStatus.values()).wireName();
                        case MESSAGE -> peering.asOf(now).message();
                    });
        }));
    }

    private String range(NetEnd end) {
        List<CidrBlock> ranges = end.ranges();
        return ranges.isEmpty() ? "10.0.0.0/8" : dice.pick(ranges).toString();
    }

    private TagCondition tagCondition() {
        TextPattern key = dice.isOneIn(5) ? null : pattern(dice.pick("env", "team", "x\"y"));
        TextPattern value = dice.isOneIn(5) ? null : pattern(dice.pick("prod", "test", "hub", "", "été*"));
        return new TagCondition(key, value);
    }

    private TextPattern pattern(String text) {
        return switch (dice.below(5)) {
            case 0 ->
                TextPattern.wildcard(text.isEmpty() ? "*" : text.substring(0, text.length() - 1) + dice.pick("*", "?"));
            case 1 -> TextPattern.wildcard(text.replace("*", "\\*"));
            default -> TextPattern.exact(text);
        };
    }
}
