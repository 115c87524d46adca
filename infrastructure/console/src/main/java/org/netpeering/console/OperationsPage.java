package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** How the installation is doing, for those whose policies spell out {@code audit:ReadOperations}. */
@Controller
class OperationsPage {
    private static final int MOST_PARKED = 100;
    private static final int DAYS = 7;

    private final ConsoleParts parts;
    private final Desk desk;
    private final PageFrame frame;
    private final Times times;
    private final Texts texts;

    OperationsPage(ConsoleParts parts, Desk desk, PageFrame frame, Times times, Texts texts) {
        this.parts = parts;
        this.desk = desk;
        this.frame = frame;
        this.times = times;
        this.texts = texts;
    }

    record FollowerRow(String name, int behind, Times.@Nullable Moment oldest) {}

    record ParkedRow(Operations.Parked parked, Times.Moment at) {}

    @GetMapping("/console/operations")
    String operations(Caller caller, HttpServletRequest request, Model model) {
        frame.addTo(model, request);
        if (!desk.mayOperate(caller)) {
            model.addAttribute("isDenied", true);
            return "console/operations";
        }
        Operations operations = parts.operations();
        model.addAttribute(
                "followers",
                operations.followers().stream()
                        .map(one -> new FollowerRow(
                                one.name(), one.behind(), one.oldest() == null ? null : times.moment(one.oldest())))
                        .toList());
        model.addAttribute(
                "parked",
                operations.parked(MOST_PARKED).stream()
                        .map(one -> new ParkedRow(one, times.moment(one.parkedAt())))
                        .toList());
        Operations.Deadlines deadlines = operations.deadlines(DAYS);
        model.addAttribute("deadlines", deadlines);
        model.addAttribute(
                "most",
                Math.max(
                        1,
                        deadlines.byDay().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(1)));
        return "console/operations";
    }

    @PostMapping("/console/operations/retry")
    String retry(Caller caller, HttpServletRequest request) {
        if (!desk.mayOperate(caller)) {
            throw new ConsoleRefusal(HttpServletResponse.SC_FORBIDDEN, "error.denied", "audit:ReadOperations");
        }
        Session.say(
                request,
                "done",
                texts.of("operations.retried", parts.operations().retry()));
        return "redirect:/console/operations";
    }
}
