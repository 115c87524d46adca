package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.inventory.Net;
import org.netpeering.domain.api.Explanation;
import org.netpeering.domain.api.Explanation.RuleVerdict;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.RangePair;
import org.netpeering.domain.value.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The dialog CREATE NET PEERING (product page, "Creating a Net Peering Using Cockpit v2"), which says beforehand what would come of it. */
@Controller
class CreateForm {
    static final int LONGEST_NAME = 255;

    private static final int MOST_CHOICES = 250;
    private static final int UNPROCESSABLE = 422;

    private final Desk desk;
    private final PageFrame frame;
    private final Texts texts;
    private final Replies replies;

    CreateForm(Desk desk, PageFrame frame, Texts texts) {
        this.desk = desk;
        this.frame = frame;
        this.texts = texts;
        this.replies = new Replies();
    }

    /**
     * What is filled in.
     *
     * @param own whether both Nets are of the account; present when a form is sent with the switch on
     * @param sent present when a form is sent, so that a switch that is off can be told from one that was not shown
     * @param targetNet the one that is selected, of the account
     * @param otherNet the one that is typed, of another
     */
    record Draft(
            @Nullable String name,
            @Nullable String sourceNet,
            @Nullable String own,
            @Nullable String sent,
            @Nullable String targetNet,
            @Nullable String otherOwner,
            @Nullable String otherNet) {

        public boolean isOwn() {
            return own != null || sent == null;
        }

        String target() {
            return text(isOwn() ? targetNet : otherNet);
        }

        String owner() {
            return isOwn() ? "" : text(otherOwner);
        }

        static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    /** @param verdict {@code holds}, {@code broken} or {@code open} */
    record Line(String rule, String verdict, @Nullable String message) {}

    /** @param state the state that the peering would be in; null if there would be none */
    record Forecast(
            List<Line> lines,
            @Nullable String state,
            @Nullable String refusal,
            @Nullable RangePicture picture) {}

    @GetMapping("/console/create")
    String form(
            Caller caller,
            Draft draft,
            @RequestHeader(name = "HX-Target", defaultValue = "") String target,
            HttpServletRequest request,
            Model model) {
        return show(caller, draft, Map.of(), target, request, model);
    }

    private String show(
            Caller caller,
            Draft draft,
            Map<String, String> mistakes,
            String target,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("draft", draft);
        List<Net> nets = desk.nets(caller);
        model.addAttribute("nets", nets);
        model.addAttribute("areMany", nets.size() > MOST_CHOICES);
        model.addAttribute("mistakes", mistakes);
        model.addAttribute("longest", LONGEST_NAME);
        model.addAttribute("forecast", forecast(caller, draft));
        if (target.equals("forecast")) {
            return "console/create :: forecast";
        }
        frame.addTo(model, request);
        return target.equals("dialog") ? "console/create :: form" : "console/create";
    }

    private @Nullable Forecast forecast(Caller caller, Draft draft) {
        String source = Draft.text(draft.sourceNet());
        if (!NetId.isValid(source) || !NetId.isValid(draft.target())) {
            return null;
        }
        AccountId owner = ownerOf(caller, draft);
        if (owner == null && !draft.owner().isEmpty()) {
            return null;
        }
        Explanation said = desk.explain(caller, new NetId(source), new NetId(draft.target()), owner);
        List<RangePair> collisions = said.verdicts().stream()
                .flatMap(verdict -> verdict.collisions().stream())
                .toList();
        return new Forecast(
                said.verdicts().stream()
                        .map(verdict -> line(verdict, said.refusal()))
                        .toList(),
                said.status() == null ? null : said.status().wireName(),
                said.refusal() == null ? null : text(said.refusal()),
                collisions.isEmpty() ? null : RangePicture.of(collisions));
    }

    private String text(Refusal refusal) {
        return refusal instanceof Refusal.AlreadyDone(NetPeeringId there)
                ? texts.of("create.there-already", there)
                : refusal.message();
    }

    /** What is there already is told once, in the words of this form. */
    private Line line(RuleVerdict verdict, @Nullable Refusal refusal) {
        String message = verdict.message();
        return new Line(
                texts.orElse("rule." + verdict.rule(), verdict.rule()),
                switch (verdict.verdict()) {
                    case HOLDS -> "holds";
                    case BROKEN -> "broken";
                    case OPEN -> "open";
                },
                refusal != null && refusal.message().equals(message) ? null : message);
    }

    @PostMapping("/console/create")
    String create(
            Caller caller,
            Draft draft,
            @RequestHeader(name = "HX-Target", defaultValue = "") String target,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Map<String, String> mistakes = mistakes(caller, draft);
        if (!mistakes.isEmpty()) {
            response.setStatus(UNPROCESSABLE);
            return show(caller, draft, mistakes, target, request, model);
        }
        String name = Draft.text(draft.name());
        List<Tag> tags = name.isEmpty() ? List.of() : List.of(new Tag("Name", name));
        Outcome outcome = desk.request(
                caller,
                new NetId(Draft.text(draft.sourceNet())),
                new NetId(draft.target()),
                ownerOf(caller, draft),
                tags);
        return switch (outcome) {
            case Outcome.Done(PeeringView peering) -> {
                String state = texts.of("state." + peering.status().wireName());
                Session.say(request, "done", texts.of("create.done", peering.id(), state));
                yield replies.goTo("/console/peerings/" + peering.id(), target, response);
            }
            case Outcome.Refused(Refusal.AlreadyDone there) -> {
                Session.say(request, "refused", text(there));
                yield replies.goTo("/console/peerings/" + there.peering(), target, response);
            }
            case Outcome.Refused(Refusal refusal) -> {
                response.setStatus(UNPROCESSABLE);
                yield show(caller, draft, Map.of("all", refusal.message()), target, request, model);
            }
        };
    }

    private @Nullable AccountId ownerOf(Caller caller, Draft draft) {
        if (draft.isOwn()) {
            return caller.account();
        }
        return AccountId.isValid(draft.owner()) ? new AccountId(draft.owner()) : null;
    }

    private Map<String, String> mistakes(Caller caller, Draft draft) {
        Map<String, String> mistakes = new LinkedHashMap<>();
        String name = Draft.text(draft.name());
        int length = name.codePointCount(0, name.length());
        if (length > LONGEST_NAME) {
            mistakes.put("name", texts.of("create.name-long", length, LONGEST_NAME));
        }
        Set<String> nets =
                desk.nets(caller).stream().map(Net::id).map(NetId::value).collect(Collectors.toSet());
        if (!nets.contains(Draft.text(draft.sourceNet()))) {
            mistakes.put("sourceNet", texts.of("create.source-missing", Draft.text(draft.sourceNet())));
        }
        if (draft.isOwn() && !nets.contains(draft.target())) {
            mistakes.put("targetNet", texts.of("create.target-missing", draft.target()));
        }
        if (!draft.isOwn() && !NetId.isValid(draft.target())) {
            mistakes.put("otherNet", texts.of("create.net-shape", draft.target()));
        }
        if (!draft.isOwn() && !draft.owner().isEmpty() && !AccountId.isValid(draft.owner())) {
            mistakes.put("otherOwner", texts.of("create.owner-shape", draft.owner()));
        }
        return mistakes;
    }
}
