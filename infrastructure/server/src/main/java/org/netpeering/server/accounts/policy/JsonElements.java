package org.netpeering.server.accounts.policy;

import java.util.ArrayList;
import java.util.List;
import org.netpeering.server.accounts.policy.Element.Mapping;
import org.netpeering.server.accounts.policy.Element.Member;
import org.netpeering.server.accounts.policy.Element.Other;
import org.netpeering.server.accounts.policy.Element.Sequence;
import org.netpeering.server.accounts.policy.Element.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON with the line of each part; whether an element comes twice is judged later, as in YAML. */
final class JsonElements {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonElements() {}

    static Element of(String text) throws PolicyMistake {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new PolicyMistake(1, "", "the document is empty. Write {\"Statement\": [...]}.");
            }
            Element element = element(parser, first, 1);
            if (parser.nextToken() != null) {
                throw new PolicyMistake(line(parser), "", "something follows the end of the document. Remove it.");
            }
            return element;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new PolicyMistake(line, "", "not JSON: " + problem(e) + ". Correct it.");
        }
    }

    private static String problem(JacksonException e) {
        return e.getOriginalMessage().replaceAll("(?s) ?\\(start marker.*", "");
    }

    private static Element element(JsonParser parser, JsonToken token, int depth) throws PolicyMistake {
        int line = line(parser);
        if (depth > Element.MOST_NESTED) {
            throw Element.tooDeep(line);
        }
        return switch (token) {
            case START_OBJECT -> mapping(parser, line, depth);
            case START_ARRAY -> sequence(parser, line, depth);
            case VALUE_STRING -> new Text(parser.getString(), line);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Other("a number", line);
            case VALUE_TRUE, VALUE_FALSE -> new Other("a truth value", line);
            default -> new Other("null", line);
        };
    }

    private static Mapping mapping(JsonParser parser, int line, int depth) throws PolicyMistake {
        List<Member> members = new ArrayList<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            int lineOfName = line(parser);
            members.add(new Member(name, lineOfName, element(parser, parser.nextToken(), depth + 1)));
        }
        return new Mapping(members, line);
    }

    private static Sequence sequence(JsonParser parser, int line, int depth) throws PolicyMistake {
        List<Element> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(element(parser, token, depth + 1));
        }
        return new Sequence(elements, line);
    }

    private static int line(JsonParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
