package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.netpeering.testkit.Nets.ALICE;
import static org.netpeering.testkit.Nets.ALICES;
import static org.netpeering.testkit.Nets.BOB;
import static org.netpeering.testkit.Nets.BOBS;
import static org.netpeering.testkit.PeeringAssert.assertThat;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/** What can be said of outcomes, peerings and refusals, and what is said where it does not hold. */
class AssertionsTest {
    private static final NetPeeringId FIRST = SequentialPeeringIds.nth(1);

    private final InMemoryNetPeerings engine = InMemoryNetPeerings.start();
    private final Outcome done = engine.request(ALICE, ALICES.net(), BOBS.net());
    private final Outcome refused = engine.send(new AcceptNetPeering(FIRST, ALICE));

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void ofAPeeringThatIsAlive() {
        assertThat(done)
                .isDone()
                .is(PeeringStatus.PENDING_ACCEPTANCE)
                .isBetween(ALICES.net(), BOBS.net())
                .isOwnedBy(ALICE, BOB)
                .hasNotEnded();
        fails(() -> assertThat(done).isDone().isBetween(BOBS.net(), ALICES.net()), "source Net to be <vpc-0000000b>");
        fails(() -> assertThat(done).isDone().isBetween(ALICES.net(), ALICES.net()), "accepter Net to be");
        fails(() -> assertThat(done).isDone().isOwnedBy(BOB, BOB), "owner of the source Net");
        fails(() -> assertThat(done).isDone().isOwnedBy(ALICE, ALICE), "owner of the accepter Net");
        fails(() -> assertThat(done).isRefused(), "Expected a refusal, but was Done");
    }

    @Test
    void ofAPeeringThatHasEnded() {
        Outcome rejected = engine.send(new RejectNetPeering(FIRST, BOB, null));
        assertThat(rejected).isDone().is(PeeringStatus.REJECTED);
        fails(() -> assertThat(rejected).isDone().hasNotEnded(), "instant of its end to be <null>");
    }

    @Test
    void ofARefusal() {
        assertThat(refused)
                .isRefused()
                .isFor(Refusal.NotPermitted.class)
                .hasCode("not-permitted")
                .mentions(FIRST.value(), BOB.value());
        fails(() -> assertThat(refused).isDone(), "Expected to be done, but was Refused");
        fails(() -> assertThat(refused).isRefused().isFor(Refusal.InvalidState.class), "refusal InvalidState");
        fails(() -> assertThat(refused).isRefused().hasCode("invalid-state"), "code <invalid-state>");
        fails(() -> assertThat(refused).isRefused().mentions("nobody"), "mention <nobody>");
        fails(() -> assertThat(refused).isRefused(new Refusal.NoSuchPeering(FIRST)), "NoSuchPeering");
    }

    private static void fails(ThrowingCallable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessageContaining(message);
    }
}
