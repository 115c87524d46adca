package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.Visitors.Visitor;

/** What is remembered of a browser: who signed in, with which key, never its secret; and what to say on the next page. */
final class Session {
    private static final String VISITOR = "visitor";
    private static final String TOKEN = "token";
    private static final String NOTICES = "notices";
    private static final int TOKEN_BYTES = 16;
    /** Whoever looks at the way in and goes away is soon forgotten. */
    private static final int STRANGER_SECONDS = 300;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Session() {}

    /**
     * Something to say once.
     *
     * @param kind {@code done} or {@code refused}
     */
    record Notice(String kind, String text) {}

    /** Begins a session under a new id; what another one knew is forgotten. */
    static void begin(HttpServletRequest request, Visitor visitor) {
        end(request);
        request.getSession(true).setAttribute(VISITOR, visitor);
    }

    static void end(HttpServletRequest request) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
    }

    static Optional<Visitor> visitor(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(VISITOR) instanceof Visitor visitor
                ? Optional.of(visitor)
                : Optional.empty();
    }

    /**
     * The token without which no form of this session is taken; made when the first form is shown.
     *
     * @param strangers hears of the session of somebody who has not signed in
     */
    static String token(HttpServletRequest request, Consumer<HttpSession> strangers) {
        HttpSession session = request.getSession(true);
        if (session.isNew() && session.getAttribute(VISITOR) == null && session.getAttribute(TOKEN) == null) {
            session.setMaxInactiveInterval(STRANGER_SECONDS);
            strangers.accept(session);
        }
        if (session.getAttribute(TOKEN) instanceof String token) {
            return token;
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        session.setAttribute(TOKEN, token);
        return token;
    }

    static boolean knowsToken(HttpServletRequest request, @Nullable String given) {
        HttpSession session = request.getSession(false);
        return given != null
                && session != null
                && session.getAttribute(TOKEN) instanceof String token
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    static void say(HttpServletRequest request, String kind, String text) {
        HttpSession session = request.getSession(true);
        List<Notice> notices = new ArrayList<>(noticesOf(session));
        notices.add(new Notice(kind, text));
        session.setAttribute(NOTICES, notices);
    }

    /** What is to be said, which is then forgotten. */
    static List<Notice> takeNotices(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return List.of();
        }
        List<Notice> notices = noticesOf(session);
        session.removeAttribute(NOTICES);
        return notices;
    }

    private static List<Notice> noticesOf(HttpSession session) {
        return session.getAttribute(NOTICES) instanceof List<?> list
                ? list.stream()
                        .filter(Notice.class::isInstance)
                        .map(Notice.class::cast)
                        .toList()
                : List.of();
    }
}
