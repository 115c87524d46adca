package org.netpeering.edge;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallContext;

/** Answers with what it was handed, one fact a line; the last part of the path says how to misbehave. */
final class PlainDialect implements Dialect {

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public boolean claims(HttpCall call) {
        return !call.normalizedPath().startsWith("/elsewhere");
    }

    @Override
    public boolean isOpen(HttpCall call) {
        return call.normalizedPath().startsWith("/open");
    }

    @Override
    public CallClass classOf(HttpCall call) {
        return call.method().equals("GET") ? CallClass.READ : CallClass.WRITE;
    }

    @Override
    public HttpAnswer answer(HttpCall call, @Nullable CallContext caller, String requestId) {
        if (call.normalizedPath().endsWith("/bug") || call.normalizedPath().endsWith("/worse")) {
            throw new IllegalStateException("the cause is nobody's business");
        }
        if (call.normalizedPath().endsWith("/deep")) {
            throw new StackOverflowError();
        }
        return text(200, "caller " + caller + "\nbody " + new String(call.body(), StandardCharsets.UTF_8))
                .withHeader("X-Plain", requestId);
    }

    @Override
    public HttpAnswer refuse(HttpCall call, EdgeRefusal refusal, String requestId) {
        return text(refusal.kind() == EdgeRefusal.Kind.BODY_TOO_LARGE ? 413 : 401, refusal + "\n" + requestId);
    }

    @Override
    public HttpAnswer fault(HttpCall call, String requestId) {
        if (call.normalizedPath().endsWith("/worse")) {
            throw new IllegalStateException("the cause is nobody's business");
        }
        return text(500, "fault " + requestId);
    }

    private static HttpAnswer text(int status, String text) {
        return HttpAnswer.of(status, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
