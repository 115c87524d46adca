package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.CallClass;
import org.netpeering.edge.Visitors;
import org.netpeering.edge.Visitors.Visitor;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The door of the console: who is at the browser, whether a form came from a page of ours, and within which limits. Sets the
 * headers that let a page load nothing from elsewhere and run nothing that is not a file of ours.
 */
final class Door implements HandlerInterceptor {
    static final String DIALECT = "console";
    static final String CALLER = Door.class.getName() + ".caller";
    static final String SIGN_IN = "/console/sign-in";
    static final String TOKEN_FIELD = "_csrf";
    static final String TOKEN_HEADER = "X-CSRF-Token";

    private static final String TURN = Door.class.getName() + ".turn";
    private static final String POLICY = "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> OPEN = Set.of("/", SIGN_IN, "/console/demo", "/console/theme");
    private static final int TOO_MANY_REQUESTS = 429;

    private final Visitors visitors;

    Door(Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        setHeaders(response);
        boolean isReading = READING.contains(request.getMethod());
        if (!isReading && !comesFromOurPage(request)) {
            throw new ConsoleRefusal(HttpServletResponse.SC_FORBIDDEN, "error.csrf");
        }
        Optional<Visitor> visitor = Session.visitor(request).filter(visitors::isKnown);
        if (visitor.isEmpty()) {
            return OPEN.contains(request.getRequestURI()) || sendToSignIn(request, response, isReading);
        }
        request.setAttribute(CALLER, new Caller(visitor.get(), visitors.contextOf(visitor.get(), DIALECT, request)));
        return request.getRequestURI().equals(LiveNews.PATH) || begin(request, response, visitor.get(), isReading);
    }

    static void setHeaders(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
    }

    /** A stream of news is no call that is worked on. */
    private boolean begin(
            HttpServletRequest request, HttpServletResponse response, Visitor visitor, boolean isReading) {
        Visitors.Turn turn = visitors.turn(visitor.account(), isReading ? CallClass.READ : CallClass.WRITE);
        Duration retryAfter = turn.retryAfter();
        if (retryAfter != null) {
            long seconds = Math.max(1, retryAfter.toSeconds());
            response.setHeader("Retry-After", "" + seconds);
            throw new ConsoleRefusal(TOO_MANY_REQUESTS, "error.limit", seconds);
        }
        request.setAttribute(TURN, turn.end());
        return true;
    }

    private static boolean comesFromOurPage(HttpServletRequest request) {
        @Nullable String given = request.getHeader(TOKEN_HEADER);
        return Session.knowsToken(request, given == null ? request.getParameter(TOKEN_FIELD) : given);
    }

    private static boolean sendToSignIn(HttpServletRequest request, HttpServletResponse response, boolean isReading)
            throws IOException {
        boolean isFragment = request.getHeader("HX-Request") != null;
        String target = SIGN_IN;
        if (isReading && !isFragment && !request.getRequestURI().equals(LiveNews.PATH)) {
            String query = request.getQueryString();
            String wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
            target += "?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        }
        if (isFragment) {
            response.setHeader("HX-Redirect", target);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(target);
        }
        return false;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(TURN) instanceof Runnable end) {
            request.removeAttribute(TURN);
            end.run();
        }
    }
}
