package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Rejects or deletes several peerings, which are shown once more before; each succeeds or is refused for itself. */
@Controller
class BulkForms {
    private static final int MOST = 100;
    private static final List<String> VERBS = List.of("reject", "delete");

    private final ConsoleParts parts;
    private final Desk desk;
    private final PageFrame frame;
    private final Times times;
    private final Texts texts;
    private final Replies replies = new Replies();

    BulkForms(ConsoleParts parts, Desk desk, PageFrame frame, Times times, Texts texts) {
        this.parts = parts;
        this.desk = desk;
        this.frame = frame;
        this.times = times;
        this.texts = texts;
    }

    @GetMapping("/console/bulk")
    String confirm(
            Caller caller,
            @RequestParam String verb,
            @RequestParam(defaultValue = "") List<String> id,
            @RequestHeader(name = "HX-Target", defaultValue = "") String target,
            HttpServletRequest request,
            Model model) {
        List<PeeringRow> rows = id.stream()
                .filter(NetPeeringId::isValid)
                .limit(MOST)
                .map(NetPeeringId::new)
                .map(one -> desk.find(caller, one))
                .flatMap(Optional::stream)
                .map(view -> PeeringRow.of(view, caller.account(), parts.names(), times))
                .toList();
        model.addAttribute("verb", known(verb));
        model.addAttribute("rows", rows.stream().filter(row -> isFit(row, verb)).toList());
        model.addAttribute(
                "unfit", rows.stream().filter(row -> !isFit(row, verb)).toList());
        frame.addTo(model, request);
        return target.equals("dialog") ? "console/bulk :: form" : "console/bulk";
    }

    private static boolean isFit(PeeringRow row, String verb) {
        return verb.equals("reject") ? row.mayAccept() : row.mayDelete();
    }

    private static String known(String verb) {
        if (!VERBS.contains(verb)) {
            throw new ConsoleRefusal(HttpServletResponse.SC_BAD_REQUEST, "error.malformed");
        }
        return verb;
    }

    @PostMapping("/console/bulk")
    String all(
            Caller caller,
            @RequestParam String verb,
            @RequestParam(defaultValue = "") List<String> id,
            @RequestParam(defaultValue = "") String reason,
            @RequestHeader(name = "HX-Target", defaultValue = "") String target,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean isReject = known(verb).equals("reject");
        String given = reason.strip();
        int length = given.codePointCount(0, given.length());
        if (length > AnswerForms.LONGEST_REASON) {
            Session.say(request, "refused", texts.of("answer.reason-long", length, AnswerForms.LONGEST_REASON));
            return replies.goTo("/console", target, response);
        }
        int done = 0;
        for (String one : id.stream().limit(MOST).toList()) {
            NetPeeringId peering = desk.idOf(one);
            Outcome outcome = isReject
                    ? desk.reject(caller, peering, given.isEmpty() ? null : given)
                    : desk.delete(caller, peering);
            Optional<String> refusal = Desk.refusalIn(outcome);
            refusal.ifPresent(text -> Session.say(request, "refused", text));
            done += refusal.isEmpty() ? 1 : 0;
        }
        Session.say(request, "done", texts.of("bulk." + verb + ".done", done));
        return replies.goTo("/console", target, response);
    }
}
