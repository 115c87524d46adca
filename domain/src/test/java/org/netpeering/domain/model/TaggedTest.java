package org.netpeering.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.domain.model.Samples.ALICE;
import static org.netpeering.domain.model.Samples.BOB;
import static org.netpeering.domain.model.Samples.PEERING;
import static org.netpeering.domain.model.Samples.REQUESTED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.domain.api.ListingRetention;
import org.netpeering.domain.api.ListingRetention.Reader;
import org.netpeering.domain.api.ListingRetention.Row;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagOwner;
import org.netpeering.domain.value.TagSelector;

/** Tags: each owner has its own, and an event names only what changed. */
class TaggedTest {
    private static final RegionName AWAY = new RegionName("us-east-2");
    private static final Refusal TOO_MANY = new Refusal.TooManyTags(PEERING, 50);

    @Test
    void ownersDoNotSeeEachOthersTags() {
        NetPeering state = tagged(tagged(Samples.pending(), ALICE, new Tag("k", "a")), BOB, new Tag("k", "b"));
        assertThat(tags(state, ALICE)).containsExactly(Map.entry("k", "a"));
        assertThat(tags(state, BOB)).containsExactly(Map.entry("k", "b"));
    }

    @Test
    void onlyTagsThatChangeAreNamed() {
        NetPeering state = tagged(Samples.pending(), ALICE, new Tag("a", "1"), new Tag("b", "1"));
        Decision decision = tag(state, ALICE, new Tag("a", "1"), new Tag("b", "2"), new Tag("c", ""));
        assertThat(decision.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        PeeringTagged.class,
                        e -> assertThat(e.tags()).containsExactly(new Tag("b", "2"), new Tag("c", "")));
    }

    @Test
    void theLastOfTwoTagsWithOneKeyCounts() {
        assertThat(tags(tagged(Samples.pending(), ALICE, new Tag("a", "1"), new Tag("a", "2")), ALICE))
                .containsExactly(Map.entry("a", "2"));
    }

    @Test
    void fiftyTagsFitAndFiftyOneDoNot() {
        assertThat(tag(Samples.pending(), ALICE, numbered(51)).refusal()).isEqualTo(TOO_MANY);
        NetPeering full = tagged(Samples.pending(), ALICE, numbered(50));
        assertThat(tags(full, ALICE)).hasSize(50);
        assertThat(tag(full, ALICE, new Tag("one more", "")).refusal()).isEqualTo(TOO_MANY);
        assertThat(tag(full, ALICE, new Tag("0", "changed")).refusal()).isNull();
        assertThat(tag(full, BOB, numbered(50)).refusal()).isNull();
    }

    @Test
    void aRequestWithFiftyOneTagsLeavesNoPeering() {
        Decision decision =
                NetPeeringDecider.decide(Samples.request(numbered(51)), NetPeering.ABSENT, Samples.factsAt(REQUESTED));
        assertThat(decision).isEqualTo(new Decision(List.of(), TOO_MANY));
    }

    @Test
    void untagNamesOnlyWhatWasThere() {
        NetPeering state = tagged(Samples.pending(), ALICE, new Tag("a", "1"), new Tag("b", "1"), new Tag("c", "1"));
        Decision decision = untag(
                state,
                new TagSelector("a", null),
                new TagSelector("b", "2"),
                new TagSelector("c", "1"),
                new TagSelector("d", null));
        assertThat(decision.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        PeeringUntagged.class,
                        e -> assertThat(e.tags()).containsExactly(new Tag("a", "1"), new Tag("c", "1")));
        assertThat(tags(Samples.after(decision, state), ALICE)).containsExactly(Map.entry("b", "1"));
    }

    @Test
    void untagWithoutSelectorsRemovesAllTagsOfTheCallerAndNobodyElses() {
        NetPeering state = tagged(tagged(Samples.pending(), ALICE, new Tag("k", "a")), BOB, new Tag("k", "b"));
        NetPeering after = Samples.after(untag(state), state);
        assertThat(tags(after, ALICE)).isEmpty();
        assertThat(tags(after, BOB)).containsExactly(Map.entry("k", "b"));
    }

    @Test
    void tagsOfARegionLieApartFromThoseOfTheAccount() {
        NetPeering state = tagged(Samples.pending(), ALICE, new Tag("k", "account"), new Tag("other", ""));
        Decision decision =
                decide(new TagNetPeering(PEERING, ALICE, List.of(new Tag("k", "away")), AWAY, null, null), state);
        assertThat(decision.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        PeeringTagged.class, e -> assertThat(e.region()).isEqualTo(AWAY));
        state = Samples.after(decision, state);
        assertThat(tags(state, ALICE)).containsOnly(Map.entry("k", "account"), Map.entry("other", ""));
        assertThat(tagsAway(state)).containsExactly(Map.entry("k", "away"));

        state = Samples.after(decide(new UntagNetPeering(PEERING, ALICE, List.of(), AWAY, null, null), state), state);
        assertThat(tags(state, ALICE)).hasSize(2);
        assertThat(tagsAway(state)).isEmpty();
    }

    @Test
    void eachPlaceHasRoomForFiftyTags() {
        NetPeering full = tagged(Samples.pending(), ALICE, numbered(50));
        NetPeering both = Samples.after(
                decide(new TagNetPeering(PEERING, ALICE, List.of(numbered(50)), AWAY, null, null), full), full);
        assertThat(tagsAway(both)).hasSize(50);
        assertThat(decide(new TagNetPeering(PEERING, ALICE, List.of(new Tag("51", "")), AWAY, null, null), both)
                        .refusal())
                .isEqualTo(TOO_MANY);
    }

    /** Alice, who deleted it, for 2 hours, and Bob, whom no row is for, not at all. */
    @ParameterizedTest
    @CsvSource({"ALICE, PT1H59M59S, true", "ALICE, PT2H, false", "BOB, PT1S, false"})
    void aCommandCanSayHowLongTheCallerFindsThePeering(String caller, Duration since, boolean found) {
        AccountId account = caller.equals("ALICE") ? ALICE : BOB;
        NetPeering deleted = Situation.DELETED_BY_SOURCE.of(ALICE, BOB);
        Instant endedAt = ((NetPeering.Deleted) deleted).endedAt();
        ListingRetention own =
                new ListingRetention(List.of(new Row(PeeringStatus.DELETED, Reader.ENDER, Duration.ofHours(2))));
        Facts then = Samples.factsAt(endedAt.plus(since));
        List<Tag> tags = List.of(new Tag("new", ""));

        Decision told =
                NetPeeringDecider.decide(new TagNetPeering(PEERING, account, tags, null, own, null), deleted, then);
        assertThat(told.events().isEmpty()).isEqualTo(!found);
        assertThat(told.refusal()).isEqualTo(found ? null : new Refusal.NoSuchPeering(PEERING));
        Decision untold = NetPeeringDecider.decide(new TagNetPeering(PEERING, account, tags), deleted, then);
        assertThat(untold.events().isEmpty()).isEqualTo(since.compareTo(Duration.ofHours(1)) >= 0);
    }

    private static Map<String, String> tagsAway(NetPeering state) {
        return state.view().orElseThrow().tagsOf(new TagOwner(ALICE, AWAY));
    }

    private static Decision decide(NetPeeringCommand command, NetPeering state) {
        return NetPeeringDecider.decide(command, state, Samples.factsAt(REQUESTED));
    }

    private static Tag[] numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Tag(Integer.toString(i), "v"))
                .toArray(Tag[]::new);
    }

    private static Decision tag(NetPeering state, AccountId owner, Tag... tags) {
        return NetPeeringDecider.decide(
                new TagNetPeering(PEERING, owner, List.of(tags)), state, Samples.factsAt(REQUESTED));
    }

    private static NetPeering tagged(NetPeering state, AccountId owner, Tag... tags) {
        return Samples.after(tag(state, owner, tags), state);
    }

    private static Decision untag(NetPeering state, TagSelector... selectors) {
        return NetPeeringDecider.decide(
                new UntagNetPeering(PEERING, ALICE, List.of(selectors)), state, Samples.factsAt(REQUESTED));
    }

    private static Map<String, String> tags(NetPeering state, AccountId owner) {
        return state.view().orElseThrow().tagsOf(owner);
    }
}
