package org.netpeering.server;

import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallContext;
import org.netpeering.edge.CallClass;
import org.netpeering.edge.Dialect;
import org.netpeering.edge.EdgeRefusal;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;

/** A dialect for calls that come to that port; at the others it is as if it were not there. */
record DialectAtPort(int port, Dialect dialect) implements Dialect {
    @Override
    public String name() {
        return dialect.name();
    }

    @Override
    public boolean claims(HttpCall call) {
        return call.localPort() == port && dialect.claims(call);
    }

    @Override
    public boolean isOpen(HttpCall call) {
        return dialect.isOpen(call);
    }

    @Override
    public CallClass classOf(HttpCall call) {
        return dialect.classOf(call);
    }

    @Override
    public HttpAnswer answer(HttpCall call, @Nullable CallContext caller, String requestId) {
        return dialect.answer(call, caller, requestId);
    }

    @Override
    public HttpAnswer refuse(HttpCall call, EdgeRefusal refusal, String requestId) {
        return dialect.refuse(call, refusal, requestId);
    }

    @Override
    public HttpAnswer fault(HttpCall call, String requestId) {
        return dialect.fault(call, requestId);
    }
}
