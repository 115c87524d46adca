package org.netpeering.domain.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.TagOwner;

/** One condition on the peerings of a list. Of several conditions all must hold. */
public sealed interface PeeringFilter {
    /**
     * Whether the condition holds for the peering as it stands there.
     *
     * @param caller whose tags count, or null for those of both owners
     */
    default boolean holdsFor(PeeringView view, @Nullable AccountId caller) {
        return FilteredPeering.matches(view, caller, this);
    }

    /** Whether the condition can hold for a peering that is seen in that state; false only if the state alone rules it out. */
    default boolean canHoldIn(PeeringStatus state) {
        return StateRule.of(this, state) != StateRule.NEVER;
    }

    /** Whether the condition holds for every peering that is seen in that state; true only if the state alone says so. */
    default boolean mustHoldIn(PeeringStatus state) {
        return StateRule.of(this, state) == StateRule.ALWAYS;
    }

    /**
     * The attribute matches at least one of the patterns; no pattern matches nothing.
     *
     * @param attribute what is compared, as the text that stands on the wire
     */
    record AttributeFilter(Attribute attribute, List<TextPattern> anyOf) implements PeeringFilter {
        /** Copies the patterns. */
        public AttributeFilter {
            anyOf = List.copyOf(anyOf);
        }
    }

    /**
     * A side that the caller owns lies in that region.
     *
     * @param orUnknown whether a side of which no region is known counts as lying there
     */
    record RegionFilter(RegionName region, boolean orUnknown) implements PeeringFilter {
        /** Whose tags the caller sees from there: those that lie apart if of its two Nets only the accepter's lies there. */
        public TagOwner tagsOf(PeeringView view, AccountId caller) {
            boolean apart = view.source().isOwnedBy(caller)
                    && view.accepter().isOwnedBy(caller)
                    && isMetBy(view.accepter())
                    && !isMetBy(view.source());
            return new TagOwner(caller, apart ? region : null);
        }

        boolean isMetBy(NetEnd end) {
            return end.region() == null ? orUnknown : end.region().equals(region);
        }
    }

    /**
     * The message, in the words of a dialect, matches at least one of the patterns.
     *
     * @param words the messages of states in which the dialect has words of its own; {@value #ACCEPTER} stands for the accepter's
     *     account
     */
    record MessageFilter(Map<PeeringStatus, String> words, List<TextPattern> anyOf) implements PeeringFilter {
        /** Where the account of the accepter goes. */
        public static final String ACCEPTER = "{accepter}";

        /** Copies the words and the patterns. */
        public MessageFilter {
            words = Map.copyOf(words);
            anyOf = List.copyOf(anyOf);
        }

        String shown(PeeringView view) {
            String own = words.get(view.status());
            return own == null ? view.message() : filledIn(own, view);
        }

        /** The words with the account of the accepter of that peering. */
        public static String filledIn(String words, PeeringView view) {
            return words.replace(ACCEPTER, String.valueOf(view.accepter().account()));
        }
    }

    /**
     * At least one tag of the caller meets at least one of the conditions; no condition matches nothing.
     *
     * @param from the region whose tags count, or null for those that lie with the account
     */
    record TagFilter(List<TagCondition> anyOf, @Nullable RegionFilter from) implements PeeringFilter {
        /** Copies the conditions. */
        public TagFilter {
            anyOf = List.copyOf(anyOf);
        }

        /** Of tags that lie with the account. */
        public TagFilter(List<TagCondition> anyOf) {
            this(anyOf, null);
        }

        /** Whose tags of that peering count. */
        TagOwner ownerIn(PeeringView view, AccountId caller) {
            return from == null ? new TagOwner(caller) : from.tagsOf(view, caller);
        }
    }

    /** A tag whose key and value match; null matches anything. */
    record TagCondition(@Nullable TextPattern key, @Nullable TextPattern value) {}

    /** What a list can be filtered by. */
    enum Attribute {
        PEERING_ID,
        SOURCE_NET,
        SOURCE_ACCOUNT,
        /** Any range of the source Net, in CIDR notation. */
        SOURCE_RANGE,
        ACCEPTER_NET,
        ACCEPTER_ACCOUNT,
        /** Any range of the accepter Net, in CIDR notation. */
        ACCEPTER_RANGE,
        /** The instant of expiry as {@code 2026-11-29T20:15:30.123Z}, always with milliseconds. */
        EXPIRES_AT,
        /** The wire name of the state. */
        STATUS,
        MESSAGE
    }
}
