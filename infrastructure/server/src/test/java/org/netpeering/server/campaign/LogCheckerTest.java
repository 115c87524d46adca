package org.netpeering.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.server.campaign.History.ACCEPTER;
import static org.netpeering.server.campaign.History.EXPIRY;
import static org.netpeering.server.campaign.History.OWNER;
import static org.netpeering.server.campaign.History.REQUESTER;
import static org.netpeering.server.campaign.History.SOURCE;
import static org.netpeering.server.campaign.History.at;
import static org.netpeering.server.campaign.History.done;
import static org.netpeering.server.campaign.History.refused;
import static org.netpeering.server.campaign.History.sent;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;

/** A checker that cannot fail proves nothing: it finds each fault that is planted, and names it. */
class LogCheckerTest {
    private static final NetPeeringId ID = new NetPeeringId("pcx-00000001");
    private static final NetPeeringId REVERSE = new NetPeeringId("pcx-00000002");
    private static final Operation ACCEPT = sent(OWNER, new AcceptNetPeering(ID, OWNER));
    private static final Operation DELETE = sent(REQUESTER, new DeleteNetPeering(ID, REQUESTER));
    private static final Tag TAG = new Tag("Name", "first");

    private final History history = new History();

    @Test
    void aSoundHistoryBreaksNoPromise() {
        history.asked(1, 0, 2, create(), created("pending-acceptance"))
                .committed(1, requested(1))
                .asked(2, 3, 5, ACCEPT, done(2))
                .committed(2, accepted(4))
                .asked(3, 6, 8, ACCEPT, done(3))
                .asked(4, 6, 8, DELETE, new Answer.Unknown("reset"))
                .committed(4, deleted(7))
                .asked(5, 9, 10, DELETE, done(5))
                .asked(6, 9, 10, ACCEPT, refused(6, "6004"))
                .asked(7, 9, 10, new Operation.Read(OWNER, ID), seen("deleted"))
                .asked(8, 9, 10, ACCEPT, new Answer.NotSent())
                .settled();

        assertThat(history.brokenPromises()).isEmpty();
    }

    @Test
    void aLateAcceptThatExpiresTheRequestIsSound() {
        history.committed(1, requested(0))
                .asked(2, 100, 102, ACCEPT, refused(2, "6004"))
                .committed(2, expired(101))
                .settled();

        assertThat(history.brokenPromises()).isEmpty();
    }

    @Test
    void aGap() {
        history.committed(1, 0, requested(0)).committed(2, 2, accepted(1)).settled();

        assertThat(history.brokenPromises()).contains("sequence numbers have no gap");
    }

    @Test
    void twoEventsOfOneSequenceNumber() {
        history.committed(1, 0, requested(0))
                .committed(2, 1, accepted(1))
                .committed(3, 1, expired(101))
                .settled();

        assertThat(history.brokenPromises()).contains("sequence numbers have no gap");
    }

    @Test
    void aStreamThatFollowersMeetInAnotherOrder() {
        history.committed(2, 1, accepted(1)).committed(1, 0, requested(0)).settled();

        assertThat(history.brokenPromises()).contains("followers meet the events of a stream in order");
    }

    @Test
    void anAcceptAtTheInstantOfExpiry() {
        history.committed(1, requested(0)).committed(2, accepted(100)).settled();

        assertThat(history.brokenPromises())
                .contains("no accept at or after the expiry instant", "the decider would have allowed every event");
    }

    @Test
    void twoTerminalOutcomes() {
        history.committed(1, requested(0))
                .committed(2, deleted(1))
                .committed(0, expired(101))
                .settled();

        assertThat(history.brokenPromises())
                .contains("exactly one terminal outcome per peering", "the decider would have allowed every event");
    }

    @Test
    void anEventThatTheDeciderWouldNotHaveAllowed() {
        history.committed(1, requested(0)).committed(0, expired(99)).settled();

        assertThat(history.brokenPromises()).containsExactly("the decider would have allowed every event");
    }

    @Test
    void anAcknowledgedCommandThatIsLost() {
        history.committed(1, requested(0)).asked(2, 3, 5, ACCEPT, done(2)).settled();

        assertThat(history.brokenPromises()).containsExactly("no acknowledged command is lost");
    }

    @Test
    void anAcknowledgedRequestThatIsLost() {
        history.committed(1, requested(0))
                .asked(2, 3, 5, create(), new Answer.Done("request-2", seenPeering(REVERSE, "pending-acceptance")))
                .settled();

        assertThat(history.brokenPromises()).containsExactly("no acknowledged command is lost");
    }

    @Test
    void anAcknowledgementThatTellsOfAnotherState() {
        history.asked(1, 0, 2, create(), created("failed"))
                .committed(1, requested(1))
                .settled();

        assertThat(history.brokenPromises()).containsExactly("no acknowledged command is lost");
    }

    @Test
    void aCommandOfUnknownOutcomeThatIsThereTwice() {
        history.committed(1, requested(0))
                .asked(2, 3, 5, tagging(), new Answer.Unknown("timeout"))
                .committed(2, tagged(4))
                .committed(3, deleted(5))
                .committed(2, tagged(6))
                .settled();

        assertThat(history.brokenPromises()).contains("a command is carried out at most once");
    }

    @Test
    void aCommandThatNeverReachedANodeAndIsThere() {
        history.committed(1, requested(0))
                .asked(2, 3, 5, ACCEPT, new Answer.NotSent())
                .committed(2, accepted(4))
                .settled();

        assertThat(history.brokenPromises()).containsExactly("a command is carried out at most once");
    }

    @Test
    void aRefusalForWhichThereWasNoReason() {
        history.committed(1, requested(0))
                .asked(2, 13, 15, ACCEPT, refused(2, "6004"))
                .committed(3, accepted(16))
                .settled();

        assertThat(history.brokenPromises()).containsExactly("a refusal is true when it is given");
    }

    @Test
    void aRefusalThatDidWhatItRefused() {
        history.committed(1, requested(0))
                .asked(2, 13, 15, ACCEPT, refused(2, "6004"))
                .committed(2, accepted(14))
                .settled();

        assertThat(history.brokenPromises()).containsExactly("a refusal is true when it is given");
    }

    @Test
    void anOrderThatIsNotThatOfRealTime() {
        history.committed(1, requested(0))
                .asked(2, 20, 22, ACCEPT, done(2))
                .committed(2, accepted(21))
                .asked(3, 3, 5, tagging(), done(3))
                .committed(3, tagged(22))
                .settled();

        assertThat(history.brokenPromises()).contains("the log keeps the order of real time");
    }

    @Test
    void aReadThatMissesWhatWasAcknowledged() {
        history.committed(1, requested(0))
                .asked(2, 3, 5, ACCEPT, done(2))
                .committed(2, accepted(4))
                .asked(3, 6, 8, new Operation.Read(OWNER, ID), seen("pending-acceptance"))
                .settled();

        assertThat(history.brokenPromises()).containsExactly("a read sees what was acknowledged before");
    }

    @Test
    void aReadThatFindsNothing() {
        history.asked(1, 0, 2, create(), created("pending-acceptance"))
                .committed(1, requested(1))
                .asked(3, 6, 8, new Operation.Read(OWNER, ID), done(3))
                .settled();

        assertThat(history.brokenPromises()).containsExactly("a read sees what was acknowledged before");
    }

    @Test
    void aReadThatShowsARequestAsPendingAfterItsInstant() {
        history.committed(1, requested(0))
                .asked(3, 106, 108, new Operation.Read(OWNER, ID), seen("pending-acceptance"))
                .committed(0, expired(110))
                .settled();

        assertThat(history.brokenPromises()).containsExactly("a read sees what was acknowledged before");
    }

    @Test
    void twoActivePeeringsOfAPair() {
        history.committed(1, requested(0))
                .committed(2, new PeeringRequested(REVERSE, ACCEPTER, SOURCE, at(1), at(1).plus(EXPIRY)))
                .committed(3, accepted(2))
                .committed(4, new PeeringAccepted(REVERSE, ACCEPTER, SOURCE, at(3), REQUESTER))
                .settled();

        assertThat(history.brokenPromises()).containsExactly("one active peering per pair, one live one per direction");
    }

    @Test
    void twoRequestsThatWaitInOneDirection() {
        history.committed(1, requested(0))
                .committed(2, new PeeringRequested(REVERSE, SOURCE, ACCEPTER, at(1), at(1).plus(EXPIRY)))
                .settled();

        assertThat(history.brokenPromises()).containsExactly("one active peering per pair, one live one per direction");
    }

    @Test
    void aRowThatIsBehindTheLog() {
        history.committed(1, requested(0))
                .committed(2, accepted(1))
                .settled()
                .stored(ID, History.after(null, requested(0)), 0);

        assertThat(history.brokenPromises()).containsExactly("the read model equals a replay");
    }

    @Test
    void aRowOfWhichTheLogKnowsNothing() {
        history.committed(1, requested(0))
                .settled()
                .stored(
                        REVERSE,
                        History.after(null, new PeeringRequested(REVERSE, SOURCE, ACCEPTER, at(1), at(1).plus(EXPIRY))),
                        0);

        assertThat(history.brokenPromises()).containsExactly("the read model equals a replay");
    }

    @Test
    void aSagaOfAPeeringThatHasEnded() {
        history.committed(1, requested(0)).committed(2, deleted(1)).settled().sagaLeft(ID);

        assertThat(history.brokenPromises()).containsExactly("followers skip no event and leave nothing behind");
    }

    @Test
    void aRequestThatNoSagaKnows() {
        history.committed(1, requested(0)).stored(ID, History.after(null, requested(0)), 0);

        assertThat(history.brokenPromises()).containsExactly("followers skip no event and leave nothing behind");
    }

    @Test
    void anEventThatAFollowerGaveUp() {
        history.committed(1, requested(0)).settled().parked("netpeering.expiry " + ID + " #0");

        assertThat(history.brokenPromises())
                .containsExactly("no event is given up because a node or the database was in trouble");
    }

    private static Operation create() {
        return new Operation.Create(REQUESTER, SOURCE.net(), ACCEPTER.net());
    }

    private static Operation tagging() {
        return sent(OWNER, new TagNetPeering(ID, OWNER, List.of(TAG)));
    }

    private static Answer created(String state) {
        return new Answer.Done("request-1", seenPeering(ID, state));
    }

    private static Answer seen(String state) {
        return new Answer.Done("request-0", seenPeering(ID, state));
    }

    private static SeenPeering seenPeering(NetPeeringId id, String state) {
        return new SeenPeering(id, state, REQUESTER, OWNER, at(0).plus(EXPIRY), new TreeMap<>());
    }

    private static NetPeeringEvent requested(long second) {
        return new PeeringRequested(ID, SOURCE, ACCEPTER, at(second), at(second).plus(EXPIRY));
    }

    private static NetPeeringEvent accepted(long second) {
        return new PeeringAccepted(ID, SOURCE, ACCEPTER, at(second), OWNER);
    }

    private static NetPeeringEvent deleted(long second) {
        return new PeeringDeleted(ID, SOURCE, ACCEPTER, at(second), DeletionCause.BY_OWNER, REQUESTER, null);
    }

    private static NetPeeringEvent expired(long second) {
        return new PeeringExpired(ID, SOURCE, ACCEPTER, at(second), at(0).plus(EXPIRY));
    }

    private static NetPeeringEvent tagged(long second) {
        return new PeeringTagged(ID, SOURCE, ACCEPTER, at(second), OWNER, List.of(TAG));
    }
}
