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
import java.time.Duration;
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
 * 1 MiB, and 30 seconds to come.
 *
 * <p>A container that finds the body malformed discards the answer and dispatches an error; the filter gives the answer again
 * if it is registered for errors too.
 *
 * <p>What is refused costs little: no dialect looks into a call before its signature is right and its account is within its
 * limits. Headers that guard the answer are set on every one, also on those of others down the chain.
 */
public final class EdgeFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeFilter.class);
    private static final String ANSWER = EdgeFilter.class.getName() + ".answer";
    private static final byte[] NO_BODY = {};
    private static final int USER_AGENT_LENGTH = 256;
    private static final int SHARE_OF_BODIES = 8;
    private static final int ALMOST_A_SECOND = 999_999_999;

    private final List<Dialect> dialects;
    private final SignatureVerifier verifier;
    private final AccountLimits limits;
    private final Origins origins;
    private final BodyLimit bodies = new BodyLimit(System::nanoTime);
    private final BodyRoom room = new BodyRoom(Runtime.getRuntime().maxMemory() / SHARE_OF_BODIES);
    private final Supplier<UUID> requestIds;

    /**
     * @param dialects asked in this order who claims a request
     * @param verifier finds out who calls
     * @param limits how much an account may call
     * @param origins finds out from where
     * @param requestIds a new random id for each request
     */
    public EdgeFilter(
            List<Dialect> dialects,
            SignatureVerifier verifier,
            AccountLimits limits,
            Origins origins,
            Supplier<UUID> requestIds) {
        this.dialects = List.copyOf(dialects);
        this.verifier = verifier;
        this.limits = limits;
        this.origins = origins;
        this.requestIds = requestIds;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            Origin origin = origins.of(http);
            GuardHeaders.setOn(answer, origin.isSecure());
            if (http.getAttribute(ANSWER) instanceof HttpAnswer given) {
                write(answer, given);
                return;
            }
            HttpCall head = headOf(http, origin);
            Optional<Dialect> dialect =
                    dialects.stream().filter(one -> one.claims(head)).findFirst();
            if (dialect.isPresent()) {
                HttpAnswer given = answerOrFault(dialect.get(), http, head);
                http.setAttribute(ANSWER, given);
                write(answer, given);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static HttpCall headOf(HttpServletRequest request, Origin origin) {
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
                origin.address(),
                request.getLocalPort());
    }

    /** The outermost frame: whatever a bug throws, the log has it once and the caller gets a clean document. */
    private HttpAnswer answerOrFault(Dialect dialect, HttpServletRequest request, HttpCall head) {
        String requestId = requestIds.get().toString();
        BodyRoom.Place place = room.place();
        LogContext.begin(requestId, head);
        try {
            return answer(dialect, request, head, place, requestId);
        } catch (RuntimeException | AssertionError | StackOverflowError bug) {
            LOG.error("Request {} ({} {}) failed", requestId, dialect.name(), head, bug);
            return faultDocument(dialect, head, requestId);
        } finally {
            place.giveBack();
            LogContext.end();
        }
    }

    private HttpAnswer answer(
            Dialect dialect, HttpServletRequest request, HttpCall head, BodyRoom.Place place, String requestId) {
        HttpCall call;
        try {
            call = head.withBody(bodies.read(request, place));
        } catch (Refused refused) {
            return refuse(dialect, head, refused.refusal(), requestId);
        }
        if (!verifier.comesWithCredentials(call) && dialect.isOpen(call)) {
            return dialect.answer(call, null, requestId);
        }
        return switch (verifier.verify(call)) {
            case Verdict.Signed(AccessKey key) -> answerInTurn(dialect, call, key, requestId);
            case Verdict.Unsigned(EdgeRefusal refusal) -> refuse(dialect, call, refusal, requestId);
        };
    }

    private HttpAnswer answerInTurn(Dialect dialect, HttpCall call, AccessKey key, String requestId) {
        AccountLimits.Turn turn;
        try {
            turn = limits.turn(key.account(), dialect.classOf(call));
        } catch (Refused refused) {
            return refuse(dialect, call, refused.refusal(), requestId);
        }
        try {
            return dialect.answer(call, contextOf(call, key, dialect.name(), requestId), requestId);
        } finally {
            turn.end();
        }
    }

    private static HttpAnswer refuse(Dialect dialect, HttpCall call, EdgeRefusal refusal, String requestId) {
        HttpAnswer answer = dialect.refuse(call, refusal, requestId);
        @Nullable Duration retryAfter = refusal.retryAfter();
        return retryAfter == null
                ? answer
                : answer.withHeader(
                        "Retry-After",
                        "" + Math.max(1, retryAfter.plusNanos(ALMOST_A_SECOND).toSeconds()));
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
        GuardHeaders.setOnDocument(response);
        for (HttpHeader header : answer.headers()) {
            response.addHeader(header.name(), header.value());
        }
        StreamedBody stream = answer.stream();
        if (stream == null) {
            response.setContentLength(answer.body().length);
            response.getOutputStream().write(answer.body());
        } else {
            stream.writeTo(response.getOutputStream());
        }
    }
}
