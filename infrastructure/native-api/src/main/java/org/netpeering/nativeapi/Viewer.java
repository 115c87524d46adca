package org.netpeering.nativeapi;

import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.value.AccountId;

/** Whose eyes a call reads with: those of its account, or those of an auditor, for whom null stands. */
final class Viewer {
    private static final String AUDIT = "audit:";

    private Viewer() {}

    static @Nullable AccountId of(CallContext caller) {
        String right = caller.action();
        return right != null && right.startsWith(AUDIT) ? null : caller.account();
    }
}
