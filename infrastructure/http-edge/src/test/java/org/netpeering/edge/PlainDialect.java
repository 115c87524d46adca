package org.netpeering.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallContext;

/** Answers with what it was handed, one fact a line; the last part of the path says how to misbehave. */
final class PlainDialect implements Dialect {
    private final Semaphore second;

    /** @param second whose permits each let one stream go on to its second part */
    PlainDialect(Semaphore second) {
        this.second = second;
    }

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
        if (call.normalizedPath().endsWith("/stream")) {
            return HttpAnswer.streamed(200, "text/plain;charset=UTF-8", this::streamInTwoParts)
                    .withHeader("X-Plain", requestId);
        }
        if (call.normalizedPath().endsWith("/cut")) {
            return HttpAnswer.streamed(200, "text/plain;charset=UTF-8", PlainDialect::streamThatFails);
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

    private void streamInTwoParts(OutputStream out) throws IOException {
        out.write("first".getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            second.acquire();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        out.write("second".getBytes(StandardCharsets.UTF_8));
    }

    private static void streamThatFails(OutputStream out) throws IOException {
        out.write("first".getBytes(StandardCharsets.UTF_8));
        out.flush();
        throw new IllegalStateException("the cause is nobody's business");
    }

    private static HttpAnswer text(int status, String text) {
        return HttpAnswer.of(status, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
