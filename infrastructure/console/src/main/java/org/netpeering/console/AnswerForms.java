package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.Actor;
import org.netpeering.application.audit.RecordedHistory.Line;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The dialogs in which an owner accepts, rejects or deletes a peering, and the editor of its tags. */
@Controller
class AnswerForms {
    static final int LONGEST_REASON = 255;

    private static final String PEERING = "/console/peerings/";
    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_VALUE = 255;

    private final ConsoleParts parts;
    private final Desk desk;
    private final PageFrame frame;
    private final Times times;
    private final Texts texts;
    private final Replies replies = new Replies();

    AnswerForms(ConsoleParts parts, Desk desk, PageFrame frame, Times times, Texts texts) {
        this.parts = parts;
        this.desk = desk;
        this.frame = frame;
        this.times = times;
        this.texts = texts;
    }

    @GetMapping(PEERING + "{id}/{verb:accept|reject|delete}")
    String dialog(
            Caller caller,
            @PathVariable String id,
            @PathVariable String verb,
            @RequestHeader(name = "HX-Target", defaultValue = "") String target,
            HttpServletRequest request,
            Model model) {
        PeeringRow row = PeeringRow.of(desk.listed(caller, id), caller.account(), parts.names(), times);
        model.addAttribute("peering", row);
        model.addAttribute("verb", verb);
        model.addAttribute("asked", asked(caller, id).orElse(null));
        frame.addTo(model, request);
        return target.equals("dialog") ? "console/answer :: form" : "console/answer";
    }

    /** Who asked, and from where, as far as the other owner may know. */
    private Optional<Actor> asked(Caller caller, String id) {
        return desk.history(caller, desk.idOf(id)).lines().stream()
                .findFirst()
                .map(Line::entry)
                .map(entry -> entry.actor());
    }

    @PostMapping(PEERING + "{id}/accept")
    String accept(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "HX-Target", defaultValue = "") String target,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answered(desk.accept(caller, desk.idOf(id)), "accept", id, target, request, response);
    }

    @PostMapping(PEERING + "{id}/reject")
    String reject(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestHeader(name = "HX-Target", defaultValue = "") String target,
            HttpServletRequest request,
            HttpServletResponse response) {
        String text = reason.strip();
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST_REASON) {
            Session.say(request, "refused", texts.of("answer.reason-long", length, LONGEST_REASON));
            return replies.goTo(PEERING + desk.idOf(id), target, response);
        }
        @Nullable String given = text.isEmpty() ? null : text;
        return answered(desk.reject(caller, desk.idOf(id), given), "reject", id, target, request, response);
    }

    @PostMapping(PEERING + "{id}/delete")
    String delete(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "HX-Target", defaultValue = "") String target,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answered(desk.delete(caller, desk.idOf(id)), "delete", id, target, request, response);
    }

    @PostMapping(PEERING + "{id}/tags")
    String tag(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String value,
            HttpServletRequest request,
            HttpServletResponse response) {
        NetPeeringId peering = desk.idOf(id);
        if (key.isBlank() || key.codePointCount(0, key.length()) > LONGEST_KEY) {
            Session.say(request, "refused", texts.of("tags.key-shape", LONGEST_KEY));
        } else if (value.codePointCount(0, value.length()) > LONGEST_VALUE) {
            Session.say(request, "refused", texts.of("tags.value-long", key, LONGEST_VALUE));
        } else {
            say(desk.tag(caller, peering, new Tag(key.strip(), value)), texts.of("tags.set", key), request);
        }
        return replies.goTo(PEERING + peering, "", response);
    }

    @PostMapping(PEERING + "{id}/untag")
    String untag(
            Caller caller,
            @PathVariable String id,
            @RequestParam String key,
            HttpServletRequest request,
            HttpServletResponse response) {
        NetPeeringId peering = desk.idOf(id);
        say(desk.untag(caller, peering, key), texts.of("tags.removed", key), request);
        return replies.goTo(PEERING + peering, "", response);
    }

    private String answered(
            Outcome outcome,
            String verb,
            String id,
            String target,
            HttpServletRequest request,
            HttpServletResponse response) {
        String state = outcome instanceof Outcome.Done done
                ? texts.of("state." + done.peering().status().wireName())
                : "";
        say(
                outcome,
                texts.of(state.isEmpty() ? "answer.done-already" : "answer." + verb + ".done", id, state),
                request);
        return replies.goTo(PEERING + id, target, response);
    }

    private static void say(Outcome outcome, String done, HttpServletRequest request) {
        Optional<String> refusal = Desk.refusalIn(outcome);
        Session.say(request, refusal.isPresent() ? "refused" : "done", refusal.orElse(done));
    }
}
