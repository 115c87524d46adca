package org.netpeering.outscale;

import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.Refusal;

/** A command of whose outcome the caller learns only whether things are now as it asked. */
final class Settled {
    private Settled() {}

    /** @throws CallRefused unless the command was carried out, now or before */
    static void check(Outcome outcome) {
        if (outcome instanceof Outcome.Refused(Refusal refusal) && !(refusal instanceof Refusal.AlreadyDone)) {
            throw RefusalErrors.of(refusal);
        }
    }
}
