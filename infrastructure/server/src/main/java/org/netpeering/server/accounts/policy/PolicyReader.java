package org.netpeering.server.accounts.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.access.ActionPattern;
import org.netpeering.application.access.Policy;
import org.netpeering.application.access.Statement;
import org.netpeering.application.access.Statement.Effect;
import org.netpeering.application.access.Statement.Scope;
import org.netpeering.server.accounts.policy.Element.Mapping;
import org.netpeering.server.accounts.policy.Element.Member;
import org.netpeering.server.accounts.policy.Element.Sequence;
import org.netpeering.server.accounts.policy.Element.Text;

/** Turns the parts of a document into a policy, strictly: what is not understood is refused, never passed over. */
final class PolicyReader {
    private static final List<String> DOCUMENT = List.of("Version", "Statement");
    private static final List<String> STATEMENT = List.of("Sid", "Effect", "Action", "NotAction", "Resource");
    private static final Pattern VERSION = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private PolicyReader() {}

    static Policy policy(Element document) throws PolicyMistake {
        Map<String, Element> elements = members(document, "", DOCUMENT);
        Element version = elements.get("Version");
        if (version != null && !VERSION.matcher(text(version, "Version")).matches()) {
            throw new PolicyMistake(
                    version.line(), "Version", "'" + text(version, "Version") + "' is not a date; write 2012-10-17.");
        }
        Element list = required(elements, document, "", "Statement");
        List<Statement> statements = new ArrayList<>();
        if (list instanceof Sequence sequence) {
            for (Element statement : sequence.elements()) {
                statements.add(statement(statement, "Statement[" + statements.size() + "]"));
            }
        } else {
            statements.add(statement(list, "Statement"));
        }
        if (statements.isEmpty()) {
            throw new PolicyMistake(list.line(), "Statement", "the list is empty. Write at least one statement.");
        }
        return new Policy(statements);
    }

    private static Statement statement(Element element, String path) throws PolicyMistake {
        Map<String, Element> elements = members(element, path, STATEMENT);
        Element sid = elements.get("Sid");
        Effect effect = effect(required(elements, element, path, "Effect"), path + ".Effect");
        Element action = elements.get("Action");
        Element notAction = elements.get("NotAction");
        if ((action == null) == (notAction == null)) {
            throw new PolicyMistake(
                    element.line(),
                    path,
                    action == null
                            ? "neither Action nor NotAction is there. Add one of them."
                            : "both Action and NotAction are there. Remove one of them.");
        }
        List<ActionPattern> patterns = action != null
                ? patterns(action, path + ".Action")
                : patterns(required(elements, element, path, "NotAction"), path + ".NotAction");
        everything(required(elements, element, path, "Resource"), path + ".Resource");
        return new Statement(
                sid == null ? null : text(sid, path + ".Sid"),
                effect,
                action == null ? Scope.ALL_BUT_THESE : Scope.THESE,
                patterns);
    }

    private static Effect effect(Element element, String path) throws PolicyMistake {
        String effect = text(element, path);
        return switch (effect) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default ->
                throw new PolicyMistake(
                        element.line(),
                        path,
                        "'" + effect + "' is not an effect; write Allow or Deny, in this spelling.");
        };
    }

    private static List<ActionPattern> patterns(Element element, String path) throws PolicyMistake {
        List<ActionPattern> patterns = new ArrayList<>();
        for (Text text : texts(element, path)) {
            try {
                patterns.add(new ActionPattern(text.value()));
            } catch (IllegalArgumentException e) {
                throw new PolicyMistake(text.line(), path, e.getMessage() + ".");
            }
        }
        return patterns;
    }

    private static void everything(Element element, String path) throws PolicyMistake {
        for (Text text : texts(element, path)) {
            if (!text.value().equals("*")) {
                throw new PolicyMistake(
                        text.line(),
                        path,
                        "'" + text.value()
                                + "' is not \"*\"; a policy is about actions, on all resources. Write \"*\".");
            }
        }
    }

    /** One text, or a list of at least one. */
    private static List<Text> texts(Element element, String path) throws PolicyMistake {
        if (element instanceof Text text) {
            return List.of(text);
        }
        if (!(element instanceof Sequence sequence)) {
            throw new PolicyMistake(
                    element.line(),
                    path,
                    "must be a text or a list of texts, but is " + element.kind() + ". Correct it.");
        }
        List<Text> texts = new ArrayList<>();
        for (Element each : sequence.elements()) {
            String pathOfEach = path + "[" + texts.size() + "]";
            texts.add(new Text(text(each, pathOfEach), each.line()));
        }
        if (texts.isEmpty()) {
            throw new PolicyMistake(element.line(), path, "the list is empty. Write at least one.");
        }
        return texts;
    }

    private static String text(Element element, String path) throws PolicyMistake {
        if (element instanceof Text text) {
            return text.value();
        }
        throw new PolicyMistake(element.line(), path, "must be a text, but is " + element.kind() + ". Correct it.");
    }

    private static Map<String, Element> members(Element element, String path, List<String> known) throws PolicyMistake {
        if (!(element instanceof Mapping mapping)) {
            throw new PolicyMistake(
                    element.line(),
                    path,
                    "must be an object with " + String.join(", ", known) + ", but is " + element.kind()
                            + ". Correct it.");
        }
        Map<String, Element> members = new LinkedHashMap<>();
        for (Member member : mapping.members()) {
            if (!known.contains(member.name())) {
                throw new PolicyMistake(
                        member.line(),
                        path,
                        "unknown element '" + member.name() + "'; known, in this spelling, are "
                                + String.join(", ", known) + ". Remove or correct it.");
            }
            if (members.put(member.name(), member.value()) != null) {
                throw new PolicyMistake(
                        member.line(),
                        path,
                        "the element '" + member.name() + "' is written twice. Remove one of them.");
            }
        }
        return members;
    }

    private static Element required(Map<String, Element> members, Element owner, String path, String name)
            throws PolicyMistake {
        @Nullable Element element = members.get(name);
        if (element == null) {
            throw new PolicyMistake(owner.line(), path, "the element '" + name + "' is missing. Add it.");
        }
        return element;
    }
}
