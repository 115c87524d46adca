package org.netpeering.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.console.Sandbox.Demo;
import org.netpeering.edge.Visitors;
import org.netpeering.edge.Visitors.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in and out, the side that one is on, and how pages look. */
@Controller
class EntryPages {
    private static final String HOME = "/console";
    private static final int A_YEAR = 365 * 24 * 3600;

    private final ConsoleParts parts;
    private final PageFrame frame;
    private final Texts texts;

    EntryPages(ConsoleParts parts, PageFrame frame, Texts texts) {
        this.parts = parts;
        this.frame = frame;
        this.texts = texts;
    }

    /** With an action this path is an API, which has answered by now. */
    @GetMapping("/")
    String root() {
        return "redirect:" + HOME;
    }

    /** Whatever else is asked for below the console. */
    @GetMapping("/console/{page:(?!assets$).+}/**")
    String nothing(HttpServletRequest request) {
        throw new ConsoleRefusal(HttpServletResponse.SC_NOT_FOUND, "error.no-page", request.getRequestURI());
    }

    @GetMapping(Door.SIGN_IN)
    String signIn(@RequestParam(defaultValue = "") String next, HttpServletRequest request, Model model) {
        return signInPage("", null, next, request, model);
    }

    @PostMapping(Door.SIGN_IN)
    String signIn(
            @RequestParam(defaultValue = "") String accessKeyId,
            @RequestParam(defaultValue = "") String secretKey,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (parts.visitors().enter(accessKeyId.strip(), secretKey, request)) {
            case Visitors.Entry.Welcome(Visitor visitor) -> {
                Session.begin(request, visitor);
                yield "redirect:" + ownPath(next);
            }
            case Visitors.Entry.Refused refused -> {
                response.setStatus(HttpServletResponse.SC_FORBIDDEN);
                yield signInPage(accessKeyId, refused.refusal().message(), next, request, model);
            }
        };
    }

    private String signInPage(
            String accessKeyId, @Nullable String error, String next, HttpServletRequest request, Model model) {
        frame.addTo(model, request);
        model.addAttribute("accessKeyId", accessKeyId);
        model.addAttribute("error", error);
        model.addAttribute("next", next);
        return "console/sign-in";
    }

    @PostMapping("/console/sign-out")
    String signOut(HttpServletRequest request) {
        Session.end(request);
        return "redirect:" + Door.SIGN_IN;
    }

    /** In the sandbox anybody may be anybody of those whose keys are published. */
    @PostMapping("/console/demo")
    String demo(
            @RequestParam String account, @RequestParam(defaultValue = "") String next, HttpServletRequest request) {
        Sandbox sandbox = parts.sandbox();
        Demo demo = (sandbox == null ? List.<Demo>of() : sandbox.demos())
                .stream()
                        .filter(one -> one.account().value().equals(account))
                        .findFirst()
                        .orElseThrow(
                                () -> new ConsoleRefusal(HttpServletResponse.SC_NOT_FOUND, "error.no-demo", account));
        Session.begin(request, demo.visitor());
        return "redirect:" + ownPath(next);
    }

    @PostMapping("/console/clock")
    String advance(@RequestParam String by, @RequestParam(defaultValue = "") String next, HttpServletRequest request) {
        Sandbox sandbox = parts.sandbox();
        if (sandbox == null) {
            throw new ConsoleRefusal(HttpServletResponse.SC_NOT_FOUND, "error.no-sandbox");
        }
        try {
            int expired = sandbox.advance(Duration.parse(by));
            Session.say(request, "done", texts.of("clock.moved", expired));
        } catch (DateTimeException | ArithmeticException e) {
            Session.say(request, "refused", texts.of("clock.no-duration", by));
        } catch (IllegalArgumentException e) {
            Session.say(request, "refused", String.valueOf(e.getMessage()));
        }
        return "redirect:" + ownPath(next);
    }

    @PostMapping("/console/theme")
    String theme(
            @RequestParam String to,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        Cookie cookie = new Cookie(PageFrame.THEME, PageFrame.THEMES.contains(to) ? to : "");
        cookie.setPath(HOME);
        cookie.setHttpOnly(true);
        cookie.setSecure(parts.visitors().isSecure(request));
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(PageFrame.THEMES.contains(to) ? A_YEAR : 0);
        response.addCookie(cookie);
        return "redirect:" + ownPath(next);
    }

    /** A path below the console; anything else, such as the address of another host, leads to the first page. */
    private static String ownPath(String next) {
        boolean isOurs = next.equals(HOME) || next.startsWith(HOME + "/") || next.startsWith(HOME + "?");
        boolean isPlain = next.chars().allMatch(c -> c > ' ' && c != '\\' && c < 0x7f);
        return isOurs && isPlain && !next.contains("{") ? next : HOME;
    }
}
