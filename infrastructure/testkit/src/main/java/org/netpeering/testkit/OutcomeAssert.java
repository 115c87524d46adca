package org.netpeering.testkit;

import org.assertj.core.api.AbstractAssert;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;

/** Says what a test expects to have become of a command. */
public final class OutcomeAssert extends AbstractAssert<OutcomeAssert, Outcome> {
    OutcomeAssert(Outcome actual) {
        super(actual, OutcomeAssert.class);
    }

    /** That it was carried out; goes on about the peering. */
    public PeeringAssert isDone() {
        if (!(actual instanceof Outcome.Done(PeeringView peering))) {
            throw failure("Expected to be done, but was %s", actual);
        }
        return PeeringAssert.assertThat(peering);
    }

    /** That it was refused; goes on about the refusal. */
    public RefusalAssert isRefused() {
        if (!(actual instanceof Outcome.Refused(Refusal refusal))) {
            throw failure("Expected a refusal, but was %s", actual);
        }
        return PeeringAssert.assertThat(refusal);
    }

    /** That it was refused for exactly that reason. */
    public RefusalAssert isRefused(Refusal expected) {
        RefusalAssert refusal = isRefused();
        refusal.isEqualTo(expected);
        return refusal;
    }
}
