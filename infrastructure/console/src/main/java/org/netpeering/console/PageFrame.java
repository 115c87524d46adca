package org.netpeering.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.Visitors.Visitor;
import org.springframework.ui.Model;

/** What surrounds every page: who is signed in, the other sides of the sandbox, the theme, and what is to be said. */
final class PageFrame {
    static final String THEME = "netpeering-theme";
    static final Set<String> THEMES = Set.of("light", "dark");

    private final ConsoleParts parts;
    private final Times times;
    private final Strangers strangers = new Strangers();

    PageFrame(ConsoleParts parts, Times times) {
        this.parts = parts;
        this.times = times;
    }

    /** @param isCurrent whether this is the side that is signed in */
    record Side(String account, String name, boolean isCurrent) {}

    /**
     * @param user the named user; null for a key of the account itself
     * @param sides between which one click switches; none outside of the sandbox
     * @param clock what the sandbox has for the time; null in production
     * @param path of this page, to come back to
     */
    record Frame(
            boolean isSignedIn,
            String account,
            String accountName,
            @Nullable String user,
            List<Side> sides,
            @Nullable String clock,
            String theme,
            String token,
            String path,
            List<Session.Notice> notices) {}

    void addTo(Model model, HttpServletRequest request) {
        @Nullable
        Visitor visitor = request.getAttribute(Door.CALLER) instanceof Caller caller ? caller.visitor() : null;
        Sandbox sandbox = parts.sandbox();
        String query = request.getQueryString();
        model.addAttribute(
                "frame",
                new Frame(
                        visitor != null,
                        visitor == null ? "" : visitor.account().value(),
                        visitor == null
                                ? ""
                                : parts.names().nameOf(visitor.account()).orElse(""),
                        visitor == null ? null : visitor.user(),
                        sides(visitor),
                        sandbox == null ? null : times.moment(times.now()).exact(),
                        themeOf(request),
                        Session.token(
                                request,
                                session -> strangers.admit(
                                        session, parts.visitors().networkOf(request))),
                        request.getRequestURI() + (query == null ? "" : "?" + query),
                        Session.takeNotices(request)));
    }

    private List<Side> sides(@Nullable Visitor visitor) {
        Sandbox sandbox = parts.sandbox();
        return sandbox == null
                ? List.of()
                : sandbox.demos().stream()
                        .map(demo -> new Side(
                                demo.account().value(),
                                demo.name(),
                                visitor != null && visitor.account().equals(demo.account())))
                        .toList();
    }

    private static String themeOf(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? ""
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(THEME) && THEMES.contains(cookie.getValue()))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse("");
    }
}
