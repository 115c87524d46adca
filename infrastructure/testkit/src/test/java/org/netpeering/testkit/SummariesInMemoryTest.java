package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.netpeering.testkit.Nets.ALICE;
import static org.netpeering.testkit.Nets.ALICES;
import static org.netpeering.testkit.Nets.BOB;
import static org.netpeering.testkit.Nets.BOBS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.application.view.PeeringSummaries.PairTakenException;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.FindNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.Tag;

class SummariesInMemoryTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant EXPIRY = START.plus(Duration.ofDays(7));
    private static final NetEnd A = new NetEnd(ALICES.net(), ALICE, ALICES.ranges());
    private static final NetEnd B = new NetEnd(BOBS.net(), BOB, BOBS.ranges());

    private final InMemoryPeeringSummaries summaries = new InMemoryPeeringSummaries();

    @Test
    void oneOfTwoRequestsInTheSameDirectionIsTooLate() {
        summaries.apply(requested(1, A, B), 0);
        assertThatExceptionOfType(PairTakenException.class).isThrownBy(() -> summaries.apply(requested(2, A, B), 0));
        summaries.apply(requested(3, B, A), 0);
        assertThat(summaries.fetch(id(2))).isEmpty();
        assertThat(summaries.pendingRequest(A.net(), B.net())).contains(id(1));
        assertThat(summaries.pendingRequest(B.net(), A.net())).contains(id(3));
    }

    @Test
    void oneOfTwoAcceptsOfAPairIsTooLate() {
        summaries.apply(requested(1, A, B), 0);
        summaries.apply(requested(2, B, A), 0);
        summaries.apply(new PeeringAccepted(id(1), A, B, START, BOB), 1);
        assertThatExceptionOfType(PairTakenException.class)
                .isThrownBy(() -> summaries.apply(new PeeringAccepted(id(2), B, A, START, ALICE), 1));
        assertThat(status(2)).isEqualTo(PeeringStatus.PENDING_ACCEPTANCE);
    }

    @Test
    void anEventThatIsKnownChangesNothing() {
        summaries.apply(requested(1, A, B), 0);
        summaries.apply(new PeeringAccepted(id(1), A, B, START, BOB), 1);
        summaries.apply(requested(1, A, B), 0);
        summaries.apply(new PeeringExpired(id(1), A, B, EXPIRY, EXPIRY), 1);
        assertThat(status(1)).isEqualTo(PeeringStatus.ACTIVE);
    }

    @Test
    void whatARolledBackUnitOfWorkWroteIsTakenBack() {
        summaries.apply(requested(1, A, B), 0);
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("test"));
        summaries.apply(new PeeringAccepted(id(1), A, B, START, BOB), 1);
        summaries.apply(requested(2, B, A), 0);
        unit.rollback();
        assertThat(status(1)).isEqualTo(PeeringStatus.PENDING_ACCEPTANCE);
        assertThat(summaries.fetch(id(2))).isEmpty();
    }

    @Test
    void anOverdueRequestIsReadAsExpiredAndFoundByTheSweep() {
        summaries.apply(requested(1, A, B), 0);
        Page before = list(EXPIRY.minusNanos(1_000), 10, null);
        Page after = list(EXPIRY, 10, null);
        assertThat(before.peerings()).extracting(PeeringView::status).containsExactly(PeeringStatus.PENDING_ACCEPTANCE);
        assertThat(after.peerings()).extracting(PeeringView::message).containsExactly("Expired");
        assertThat(list(EXPIRY.plus(Duration.ofHours(1)), 10, null).peerings()).isEmpty();
        assertThat(summaries.overdue(EXPIRY.minusNanos(1_000), 10)).isEmpty();
        assertThat(summaries.overdue(EXPIRY, 10)).containsExactly(id(1));
        assertThat(summaries.overdue(EXPIRY, 0)).isEmpty();
    }

    @Test
    void anOverdueRequestStandsInNobodysWay() {
        summaries.apply(requested(1, A, B), 0);
        assertThat(summaries.pair(A.net(), B.net(), id(9), START).facts().live())
                .isEqualTo(id(1));
        assertThat(summaries.pair(A.net(), B.net(), id(9), START).overdue()).isNull();
        assertThat(summaries.pair(A.net(), B.net(), id(9), EXPIRY).facts().live())
                .isNull();
        assertThat(summaries.pair(A.net(), B.net(), id(9), EXPIRY).overdue()).isEqualTo(id(1));
        assertThat(summaries.pair(A.net(), B.net(), id(1), EXPIRY).overdue()).isNull();
        assertThat(summaries.pair(A.net(), B.net(), id(9), EXPIRY).facts().pendingOfSource())
                .isZero();
    }

    @Test
    void thePairKnowsWhatIsActiveInEitherDirectionAndCountsBothNets() {
        NetEnd c = new NetEnd(new NetId("vpc-0000000c"), ALICE, Nets.ranges("10.9.0.0/16"));
        summaries.apply(requested(1, A, B), 0);
        summaries.apply(new PeeringAccepted(id(1), A, B, START, BOB), 1);
        summaries.apply(requested(2, c, B), 0);
        var facts = summaries.pair(B.net(), A.net(), id(9), START).facts();
        assertThat(facts.active()).isEqualTo(id(1));
        assertThat(facts.live()).isNull();
        assertThat(facts.liveOfSource()).isEqualTo(2);
        assertThat(facts.liveOfAccepter()).isEqualTo(1);
        assertThat(summaries.pair(c.net(), B.net(), id(9), START).facts().pendingOfSource())
                .isEqualTo(1);
        assertThat(summaries.liveOf(B.net())).containsExactly(id(1), id(2));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int i = 1; i <= 7; i++) {
            NetEnd other = new NetEnd(new NetId("vpc-%08x".formatted(256 + i)), BOB, BOBS.ranges());
            summaries.apply(requested(8 - i, A, other), 0);
        }
        List<NetPeeringId> seen = new ArrayList<>();
        @Nullable Cursor after = null;
        int pages = 0;
        do {
            Page page = list(START, 3, after);
            page.peerings().forEach(view -> seen.add(view.id()));
            after = page.next();
            pages++;
        } while (after != null);
        assertThat(pages).isEqualTo(3);
        assertThat(seen).containsExactly(id(1), id(2), id(3), id(4), id(5), id(6), id(7));
        assertThat(list(START, 7, null).next()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "PEERING_ID, pcx-0000000?, true",
        "PEERING_ID, pcx-00000002, false",
        "SOURCE_NET, vpc-0000000a, true",
        "SOURCE_ACCOUNT, 111111111111, true",
        "SOURCE_RANGE, 10.0.*, true",
        "ACCEPTER_NET, vpc-0000000a, false",
        "ACCEPTER_ACCOUNT, 2*, true",
        "ACCEPTER_RANGE, 10.1.0.0/16, true",
        "EXPIRES_AT, 2026-01-08T00:00:00.000Z, true",
        "EXPIRES_AT, 2026-01-08*, true",
        "STATUS, pending-acceptance, true",
        "STATUS, active, false",
        "MESSAGE, Pending*, true"
    })
    void everyAttributeIsComparedAsItStandsOnTheWire(Attribute attribute, String pattern, boolean found) {
        summaries.apply(requested(1, A, B), 0);
        PeeringFilter filter = new AttributeFilter(attribute, List.of(TextPattern.wildcard(pattern)));
        assertThat(list(List.of(filter), ALICE)).hasSize(found ? 1 : 0);
        assertThat(list(List.of(filter, new AttributeFilter(attribute, List.of())), ALICE))
                .isEmpty();
    }

    @Test
    void aTagFilterSeesTheTagsOfTheCallerOnly() {
        summaries.apply(requested(1, A, B), 0);
        summaries.apply(new PeeringTagged(id(1), A, B, START, ALICE, List.of(new Tag("Name", "x"))), 1);
        PeeringFilter byKey = tag("Name", null);
        assertThat(list(List.of(byKey), ALICE)).hasSize(1);
        assertThat(list(List.of(byKey), BOB)).isEmpty();
        assertThat(list(List.of(tag(null, "x")), ALICE)).hasSize(1);
        assertThat(list(List.of(tag("Name", "y")), ALICE)).isEmpty();
    }

    @Test
    void aPeeringIsFoundByThoseItConcerns() {
        summaries.apply(requested(1, A, B), 0);
        assertThat(find(BOB).peerings()).hasSize(1);
        assertThat(find(Nets.STRANGER).peerings()).isEmpty();
    }

    private Page find(AccountId caller) {
        return summaries.find(new FindNetPeering(caller, id(1)), START, START.minusSeconds(3600));
    }

    private static PeeringFilter tag(@Nullable String key, @Nullable String value) {
        return new TagFilter(List.of(new TagCondition(
                key == null ? null : TextPattern.exact(key), value == null ? null : TextPattern.exact(value))));
    }

    private List<PeeringView> list(List<PeeringFilter> filters, AccountId caller) {
        return summaries
                .list(new ListNetPeerings(caller, filters, null, 10), START, START.minusSeconds(3600))
                .peerings();
    }

    private Page list(Instant now, int limit, @Nullable Cursor after) {
        return summaries.list(new ListNetPeerings(ALICE, List.of(), after, limit), now, now.minusSeconds(3600));
    }

    private PeeringStatus status(int n) {
        return summaries.fetch(id(n)).orElseThrow().status();
    }

    private static PeeringRequested requested(int n, NetEnd source, NetEnd accepter) {
        return new PeeringRequested(id(n), source, accepter, START, EXPIRY);
    }

    private static NetPeeringId id(int n) {
        return SequentialPeeringIds.nth(n);
    }
}
