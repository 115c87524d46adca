package org.netpeering.nativeapi;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.access.ActionDeniedException;
import org.netpeering.application.call.CallContext;
import org.netpeering.edge.CallClass;
import org.netpeering.edge.Dialect;
import org.netpeering.edge.EdgeRefusal;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.PlainText;

/**
 * Our own API: JSON, errors as RFC 9457 has them. Calls are signed as those of the other dialects, with any name of a service;
 * the rights begin with {@code netpeering:}, those of auditors with {@code audit:}.
 */
public final class NativeDialect implements Dialect {
    private static final String READ = "GET";

    private final NetPeerings peerings;
    private final Resources resources;
    private final Documents documents = new Documents();

    /** Speaks for the engine, of these. */
    public NativeDialect(NetPeerings peerings, Collection<? extends Resource> resources) {
        this.peerings = peerings;
        this.resources = new Resources(resources);
    }

    @Override
    public String name() {
        return "native";
    }

    @Override
    public boolean claims(HttpCall call) {
        return isOpen(call) || resources.at(call.normalizedPath()).isPresent();
    }

    @Override
    public boolean isOpen(HttpCall call) {
        return documents.at(call.normalizedPath()).isPresent();
    }

    @Override
    public CallClass classOf(HttpCall call) {
        return call.method().equals(READ) ? CallClass.READ : CallClass.WRITE;
    }

    @Override
    public HttpAnswer answer(HttpCall call, @Nullable CallContext caller, String requestId) {
        HttpAnswer document = documents.at(call.normalizedPath()).orElse(null);
        if (document != null) {
            return call.method().equals(READ) ? document : methodNotAllowed(call, Set.of(READ), requestId);
        }
        Resource resource = resources.at(call.normalizedPath()).orElse(null);
        if (resource == null || caller == null) {
            throw new IllegalStateException("Not a call that this dialect claims, or one without a caller: " + call);
        }
        String right = resource.rights().get(call.method());
        if (right == null) {
            return methodNotAllowed(call, resource.rights().keySet(), requestId);
        }
        Optional<CallContext> auditor =
                resource.auditorRight().map(caller::doing).filter(peerings::mayReadAll);
        if (auditor.isPresent()) {
            return answer(resource, call, auditor.get(), requestId);
        }
        CallContext asking = caller.doing(right);
        return peerings.denialOf(asking)
                .map(denial -> Problem.of(denial).answer(requestId))
                .orElseGet(() -> answer(resource, call, asking, requestId));
    }

    private static HttpAnswer methodNotAllowed(HttpCall call, Set<String> methods, String requestId) {
        String allowed = methods.stream().sorted().collect(Collectors.joining(", "));
        return new Problem(
                        405,
                        "Method Not Allowed",
                        "method-not-allowed",
                        "The method " + PlainText.quoted(call.method()) + " is not taken here; send " + allowed + ".")
                .answer(requestId)
                .withHeader("Allow", allowed);
    }

    private static HttpAnswer answer(Resource resource, HttpCall call, CallContext caller, String requestId) {
        try {
            return resource.answer(call, caller).withHeader("X-Request-Id", requestId);
        } catch (ProblemException e) {
            return e.problem().answer(requestId);
        } catch (ActionDeniedException e) {
            // The right was there a moment ago, and has been taken away since.
            return Problem.of(e.refusal()).answer(requestId);
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
