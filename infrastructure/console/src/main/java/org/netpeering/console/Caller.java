package org.netpeering.console;

import org.netpeering.application.call.CallContext;
import org.netpeering.domain.value.AccountId;
import org.netpeering.edge.Visitors.Visitor;

/** Who is at the browser, and the call that it makes. */
record Caller(Visitor visitor, CallContext context) {
    AccountId account() {
        return visitor.account();
    }

    /** The same call, asking for this right. */
    CallContext doing(String right) {
        return context.doing(right);
    }
}
