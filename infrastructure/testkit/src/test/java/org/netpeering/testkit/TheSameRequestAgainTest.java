package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netpeering.testkit.Nets.ALICE;
import static org.netpeering.testkit.Nets.ALICES;
import static org.netpeering.testkit.Nets.BOB;
import static org.netpeering.testkit.Nets.BOBS;
import static org.netpeering.testkit.PeeringAssert.assertDone;
import static org.netpeering.testkit.PeeringAssert.assertRefused;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings.Request;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.AuditQuery.Order;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.Tag;

/** A request that is sent again, because nobody knows whether it came through, makes no second peering. */
class TheSameRequestAgainTest {
    private static final NetPeeringId FIRST = SequentialPeeringIds.nth(1);
    private static final Tag TAG = new Tag("env", "prod");

    private final InMemoryNetPeerings engine = InMemoryNetPeerings.start();

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void theAnswerIsThatOfTheFirstTimeWhateverHasHappenedSince() {
        Outcome first = request("order-1");
        assertDone(first).is(PeeringStatus.PENDING_ACCEPTANCE);

        assertThat(request("order-1")).isEqualTo(first);
        engine.send(new AcceptNetPeering(FIRST, BOB));
        assertThat(request("order-1")).isEqualTo(first);
        engine.send(new DeleteNetPeering(FIRST, ALICE));
        assertThat(request("order-1"))
                .as("another one could be made now, but was not asked for")
                .isEqualTo(first);

        assertThat(engine.listFor(ALICE))
                .singleElement()
                .satisfies(only -> assertThat(only.id()).isEqualTo(FIRST));
    }

    @Test
    void aRepetitionIsInTheAuditTrail() {
        request("order-1");
        request("order-1");
        SearchAudit all = new SearchAudit(ALICE, List.of(), null, null, Order.OLDEST_FIRST, null, 100);
        assertThat(engine.peerings().ask(all, by(ALICE)).entries())
                .filteredOn(AuditEntry::isAttempt)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.type()).isEqualTo("RequestNetPeering");
                    assertThat(entry.peering()).isEqualTo(FIRST);
                });
    }

    @Test
    void withoutAKeyTheSecondRequestMeetsTheFirst() {
        request(null);
        assertRefused(request(null), Refusal.AlreadyDone.class);
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        request("order-1");
        NetId other = new NetId("vpc-0000000c");
        engine.nets().add(Nets.net(other, ALICE, "10.9.0.0/16"));
        assertThat(engine.peerings().request(asked(other, BOBS.net(), BOB, List.of(TAG), "order-1"), by(ALICE)))
                .isEqualTo(new Outcome.Refused(new Refusal.KeyReused("order-1", FIRST)));
        assertThat(engine.peerings().request(asked(ALICES.net(), BOBS.net(), BOB, List.of(), "order-1"), by(ALICE)))
                .as("the tags are part of it")
                .isEqualTo(new Outcome.Refused(new Refusal.KeyReused("order-1", FIRST)));
        assertThat(engine.listFor(ALICE)).hasSize(1);
    }

    @Test
    void aKeyIsOneAmongThoseOfItsAccount() {
        request("order-1");
        engine.send(new DeleteNetPeering(FIRST, ALICE));
        assertDone(engine.peerings().request(asked(BOBS.net(), ALICES.net(), ALICE, List.of(), "order-1"), by(BOB)))
                .is(PeeringStatus.PENDING_ACCEPTANCE);
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        NetId unknown = new NetId("vpc-ffffffff");
        Request request = asked(ALICES.net(), unknown, null, List.of(TAG), "order-1");
        assertRefused(engine.peerings().request(request, by(ALICE)), Refusal.AccepterNetUnknown.class);
        assertDone(request("order-1")).is(PeeringStatus.PENDING_ACCEPTANCE);
    }

    @Test
    void afterSevenDaysTheKeyIsFreeAgain() {
        Outcome first = request("order-1");
        engine.pass(Duration.ofDays(7).minusSeconds(1));
        assertThat(request("order-1")).isEqualTo(first);
        engine.pass(Duration.ofSeconds(1));
        assertDone(request("order-1")).is(PeeringStatus.PENDING_ACCEPTANCE);
        assertThat(request("order-1")).isNotEqualTo(first);
    }

    @Test
    void aKeyThatIsNoneIsSaidToBe() {
        assertThatThrownBy(() -> request("")).hasMessageContaining("idempotencyKey has 1 to 255 characters, not 0");
        assertThatThrownBy(() -> request("k".repeat(256))).hasMessageContaining("not 256");
        assertThatThrownBy(() -> request("a\0b")).hasMessageContaining("no NUL, as that one has at 1");
        assertThat(engine.listFor(ALICE)).isEmpty();
    }

    private Outcome request(@Nullable String key) {
        return engine.peerings().request(asked(ALICES.net(), BOBS.net(), null, List.of(TAG), key), by(ALICE));
    }

    private static Request asked(
            NetId source, NetId accepter, @Nullable AccountId owner, List<Tag> tags, @Nullable String key) {
        return new Request(source, accepter, owner, UnknownAccepter.REFUSE, tags, key);
    }

    private static CallContext by(AccountId account) {
        return InMemoryNetPeerings.callBy(account);
    }
}
