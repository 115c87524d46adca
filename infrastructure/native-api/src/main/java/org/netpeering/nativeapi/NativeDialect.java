package org.netpeering.nativeapi;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.edge.CallClass;
import org.netpeering.edge.Dialect;
import org.netpeering.edge.EdgeRefusal;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.PlainText;

/**
 * Our own API: JSON that is read with GET, errors as RFC 9457 has them. Calls are signed as those of the other dialects, with
 * any name of a service; the rights begin with {@code netpeering:}.
 */
public final class NativeDialect implements Dialect {
    private static final String JSON = "application/json";
    private static final String READ = "GET";

    private final NetPeerings peerings;
    private final Map<String, Resource> resources;

    /** Speaks for the engine. */
    public NativeDialect(NetPeerings peerings) {
        this.peerings = peerings;
        this.resources = List.<Resource>of(new Explanations(peerings)).stream()
                .collect(Collectors.toUnmodifiableMap(Resource::path, Function.identity()));
    }

    @Override
    public String name() {
        return "native";
    }

    @Override
    public boolean claims(HttpCall call) {
        return resources.containsKey(call.normalizedPath());
    }

    @Override
    public boolean isOpen(HttpCall call) {
        return false;
    }

    @Override
    public CallClass classOf(HttpCall call) {
        return CallClass.READ;
    }

    @Override
    public HttpAnswer answer(HttpCall call, @Nullable CallContext caller, String requestId) {
        Resource resource = resources.get(call.normalizedPath());
        if (resource == null || caller == null) {
            throw new IllegalStateException("Not a call that this dialect claims, or one without a caller: " + call);
        }
        if (!call.method().equals(READ)) {
            return new Problem(
                            405,
                            "Method Not Allowed",
                            "method-not-allowed",
                            "The method " + PlainText.quoted(call.method()) + " is not taken here; send GET.")
                    .answer(requestId)
                    .withHeader("Allow", READ);
        }
        CallContext asking = caller.doing(resource.right());
        return peerings.denialOf(asking)
                .map(denial -> Problem.of(denial).answer(requestId))
                .orElseGet(() -> read(resource, call, asking, requestId));
    }

    private static HttpAnswer read(Resource resource, HttpCall call, CallContext caller, String requestId) {
        try {
            return HttpAnswer.of(200, JSON, Json.bytes(resource.read(call, caller)))
                    .withHeader("X-Request-Id", requestId);
        } catch (ProblemException e) {
            return e.problem().answer(requestId);
        }
    }

    @Override
    public HttpAnswer refuse(HttpCall call, EdgeRefusal refusal, String requestId) {
        return Problem.of(refusal).answer(requestId);
    }

    @Override
    public HttpAnswer fault(HttpCall call, String requestId) {
        return new Problem(
                        500,
                        "Internal Server Error",
                        "fault",
                        "An internal error kept the request from being answered; if it stays, report the request id.")
                .answer(requestId);
    }
}
