package org.netpeering.testkit;

import java.time.Instant;
import org.assertj.core.api.AbstractAssert;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.PeeringStatus;

/** Says about a peering what a test expects of it. */
public final class PeeringAssert extends AbstractAssert<PeeringAssert, PeeringView> {
    private PeeringAssert(PeeringView actual) {
        super(actual, PeeringAssert.class);
    }

    /** About this peering. */
    public static PeeringAssert assertThat(PeeringView actual) {
        return new PeeringAssert(actual);
    }

    /** About this outcome. */
    public static OutcomeAssert assertThat(Outcome actual) {
        return new OutcomeAssert(actual);
    }

    /** About this refusal. */
    public static RefusalAssert assertThat(Refusal actual) {
        return new RefusalAssert(actual);
    }

    /** About the peering of an outcome, which must not be a refusal. */
    public static PeeringAssert assertDone(Outcome outcome) {
        return assertThat(outcome).isDone();
    }

    /** That the outcome is a refusal of that kind. */
    public static <R extends Refusal> R assertRefused(Outcome outcome, Class<R> kind) {
        if (outcome instanceof Outcome.Refused(Refusal refusal) && kind.isInstance(refusal)) {
            return kind.cast(refusal);
        }
        throw new AssertionError("Expected a refusal " + kind.getSimpleName() + ", but was " + outcome);
    }

    /** The Net that asked and the Net that was asked. */
    public PeeringAssert isBetween(NetId source, NetId accepter) {
        return check("source Net", source, actual.source().net())
                .check("accepter Net", accepter, actual.accepter().net());
    }

    /** The owners of the Net that asked and of the Net that was asked. */
    public PeeringAssert isOwnedBy(AccountId source, AccountId accepter) {
        return check(
                        "owner of the source Net",
                        source,
                        String.valueOf(actual.source().account()))
                .check(
                        "owner of the accepter Net",
                        accepter,
                        String.valueOf(actual.accepter().account()));
    }

    /** That it has not come to an end. */
    public PeeringAssert hasNotEnded() {
        return check("instant of its end", "null", String.valueOf(actual.endedAt()));
    }

    /** The state. */
    public PeeringAssert is(PeeringStatus expected) {
        return check("state", expected, actual.status());
    }

    /** The message. */
    public PeeringAssert says(String expected) {
        return check("message", expected, actual.message());
    }

    /** The instant from which it cannot be accepted. */
    public PeeringAssert expiresAt(Instant expected) {
        return check("instant of expiry", expected, actual.expiresAt());
    }

    /** The instant at which it came to an end. */
    public PeeringAssert endedAt(Instant expected) {
        return check("instant of its end", expected, String.valueOf(actual.endedAt()));
    }

    /** A tag of that account. */
    public PeeringAssert isTagged(AccountId owner, String key, String value) {
        return check(
                "tag " + key + " of " + owner,
                value,
                String.valueOf(actual.tagsOf(owner).get(key)));
    }

    private PeeringAssert check(String what, Object expected, Object found) {
        if (!expected.toString().equals(found.toString())) {
            failWithMessage("Expected %s to be <%s>, but was <%s>, of %s", what, expected, found, actual);
        }
        return this;
    }
}
