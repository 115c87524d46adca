package org.netpeering.domain.api;

import java.util.List;
import java.util.Map;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.MessageFilter;
import org.netpeering.domain.api.PeeringFilter.RegionFilter;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.value.PeeringStatus;

/** What the state of a peering alone says of whether a condition holds for it. */
enum StateRule {
    ALWAYS,
    PERHAPS,
    NEVER;

    static StateRule of(PeeringFilter filter, PeeringStatus state) {
        return switch (filter) {
            case AttributeFilter(Attribute attribute, List<TextPattern> anyOf) ->
                switch (attribute) {
                    case STATUS -> new Opening(state.wireName(), true).against(anyOf);
                    case MESSAGE -> Opening.ofMessage(state).against(anyOf);
                    case PEERING_ID,
                            SOURCE_NET,
                            SOURCE_ACCOUNT,
                            SOURCE_RANGE,
                            ACCEPTER_NET,
                            ACCEPTER_ACCOUNT,
                            ACCEPTER_RANGE,
                            EXPIRES_AT -> PERHAPS;
                };
            case MessageFilter(Map<PeeringStatus, String> words, List<TextPattern> anyOf) -> {
                String own = words.get(state);
                yield (own == null ? Opening.ofMessage(state) : Opening.of(own)).against(anyOf);
            }
            case TagFilter byTag -> PERHAPS;
            case RegionFilter byRegion -> PERHAPS;
        };
    }

    /**
     * What a text of all peerings in a state begins with.
     *
     * @param isWhole whether nothing follows
     */
    private record Opening(String text, boolean isWhole) {
        static Opening ofMessage(PeeringStatus state) {
            return switch (state) {
                case PENDING_ACCEPTANCE -> new Opening("Pending acceptance by ", false);
                case PROVISIONING -> new Opening("Provisioning", true);
                case ACTIVE -> new Opening("Active", true);
                case DELETING -> new Opening("Deleting", true);
                case REJECTED -> new Opening("Rejected ", false);
                case FAILED -> new Opening("", false);
                case EXPIRED -> new Opening(PeeringView.EXPIRED_MESSAGE, true);
                case DELETED -> new Opening("Deleted ", false);
            };
        }

        static Opening of(String words) {
            int account = words.indexOf(MessageFilter.ACCEPTER);
            return account < 0 ? new Opening(words, true) : new Opening(words.substring(0, account), false);
        }

        StateRule against(List<TextPattern> patterns) {
            if (isWhole) {
                return patterns.stream().anyMatch(pattern -> pattern.matches(text)) ? ALWAYS : NEVER;
            }
            return patterns.stream().anyMatch(pattern -> pattern.canBeginWith(text)) ? PERHAPS : NEVER;
        }
    }
}
