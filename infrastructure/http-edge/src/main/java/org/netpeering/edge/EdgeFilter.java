package org.netpeering.edge;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of the server: who calls is settled here, before any dialect sees the call.
 *
 * <p>A request that a dialect claims is answered here and goes no further; any other one goes down the chain untouched.
 * Must run before every filter that reads parameters, since the signature covers the body as it was sent. A body may have
 * 1 MiB.
 */
public final class EdgeFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeFilter.class);
    private static final byte[] NO_BODY = {};
    private static final int USER_AGENT_LENGTH = 256;

    private final List<Dialect> dialects;
    private final SignatureVerifier verifier;
    private final Supplier<UUID> requestIds;

    /**
     * @param dialects asked in this order who claims a request
     * @param verifier finds out who calls
     * @param requestIds a new random id for each request
     */
    public EdgeFilter(List<Dialect> dialects, SignatureVerifier verifier, Supplier<UUID> requestIds) {
        this.dialects = List.copyOf(dialects);
        this.verifier = verifier;
        this.requestIds = requestIds;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            HttpCall head = headOf(http);
            Optional<Dialect> dialect =
                    dialects.stream().filter(one -> one.claims(head)).findFirst();
            if (dialect.isPresent()) {
                write(answer, answerOrFault(dialect.get(), http, head));
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static HttpCall headOf(HttpServletRequest request) {
        List<HttpHeader> headers = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                headers.add(new HttpHeader(name, value));
            }
        }
        return new HttpCall(
                request.getMethod(),
                request.getRequestURI(),
                request.getQueryString(),
                headers,
                NO_BODY,
                request.getRemoteAddr());
    }

    /** The outermost frame: whatever a bug throws, the log has it once and the caller gets a clean document. */
    private HttpAnswer answerOrFault(Dialect dialect, HttpServletRequest request, HttpCall head) throws IOException {
        String requestId = requestIds.get().toString();
        try {
            return answer(dialect, request, head, requestId);
        } catch (RuntimeException | AssertionError | StackOverflowError bug) {
            LOG.error("Request {} ({} {}) failed", requestId, dialect.name(), head, bug);
            return faultDocument(dialect, head, requestId);
        }
    }

    private HttpAnswer answer(Dialect dialect, HttpServletRequest request, HttpCall head, String requestId)
            throws IOException {
        HttpCall call;
        try {
            call = head.withBody(BodyLimit.read(request));
        } catch (Refused refused) {
            return dialect.refuse(head, refused.refusal(), requestId);
        }
        if (!verifier.comesWithCredentials(call) && dialect.isOpen(call)) {
            return dialect.answer(call, null, requestId);
        }
        return switch (verifier.verify(call)) {
            case Verdict.Signed(AccessKey key) ->
                dialect.answer(call, contextOf(call, key, dialect.name(), requestId), requestId);
            case Verdict.Unsigned(EdgeRefusal refusal) -> dialect.refuse(call, refusal, requestId);
        };
    }

    private static CallContext contextOf(HttpCall call, AccessKey key, String dialect, String requestId) {
        @Nullable
        String userAgent = call.header("User-Agent")
                .map(text -> PlainText.printable(text, USER_AGENT_LENGTH))
                .orElse(null);
        @Nullable String traceId = TraceParent.traceIdOf(call).orElse(null);
        return new CallContext(
                key.account(),
                key.user(),
                key.id(),
                null,
                dialect,
                requestId,
                call.remoteAddress(),
                userAgent,
                traceId);
    }

    private static HttpAnswer faultDocument(Dialect dialect, HttpCall head, String requestId) {
        try {
            return dialect.fault(head, requestId);
        } catch (RuntimeException bug) {
            LOG.error("Request {} ({}): the error document failed too", requestId, dialect.name(), bug);
            return HttpAnswer.of(
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    "text/plain;charset=UTF-8",
                    ("Internal error, request " + requestId).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(HttpServletResponse response, HttpAnswer answer) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        for (HttpHeader header : answer.headers()) {
            response.addHeader(header.name(), header.value());
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
