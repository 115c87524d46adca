package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

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

    /**
     * A rebuild as the page tells of it.
     *
     * @param state {@code running}, {@code done} or {@code broken-off}
     * @param step the key of the text for it
     * @param percent how much of the step is done
     * @param took in words, from the beginning to when it was last heard of
     */
    record RebuildRow(
            Operations.Rebuild rebuild, String state, String step, int percent, Times.Moment at, String took) {}

    @GetMapping("/console/operations")
    String operations(
            Caller caller,
            @RequestHeader(name = "HX-Target", defaultValue = "") String target,
            HttpServletRequest request,
            Model model) {
        if (!desk.mayOperate(caller)) {
            frame.addTo(model, request);
            model.addAttribute("isDenied", true);
            return "console/operations";
        }
        Operations operations = parts.operations();
        List<RebuildRow> rebuilds =
                operations.rebuilds().stream().map(this::row).toList();
        model.addAttribute("rebuilds", rebuilds);
        model.addAttribute(
                "isRebuilding",
                rebuilds.stream().anyMatch(row -> row.rebuild().state() == Operations.RebuildState.RUNNING));
        if (target.equals("rebuilds")) {
            return "console/operations :: rebuilds";
        }
        frame.addTo(model, request);
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

    private RebuildRow row(Operations.Rebuild one) {
        return new RebuildRow(
                one,
                one.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                texts.orElse("rebuild.step." + one.step().replace(' ', '-'), one.step()),
                one.total() == 0 ? 0 : (int) Math.min(100, 100 * one.done() / one.total()),
                times.moment(one.notedAt()),
                times.amount(Duration.between(one.beganAt(), one.notedAt())));
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
