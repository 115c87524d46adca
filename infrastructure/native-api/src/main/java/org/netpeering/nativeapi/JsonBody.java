package org.netpeering.nativeapi;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.PlainText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The body of a call: one JSON object, each field of which must be known. */
final class JsonBody {
    private static final int MOST_NESTED = 10;
    private static final int MOST_VALUES = 100;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_NESTED)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode fields;

    private JsonBody(ObjectNode fields) {
        this.fields = fields;
    }

    static JsonBody of(HttpCall call, Set<String> known) {
        JsonNode read;
        try {
            read = MAPPER.readTree(call.body());
        } catch (JacksonException e) {
            throw Problem.badRequest(
                            "invalid-body",
                            "The body is not valid JSON; send one object, each field once, nested at most "
                                    + MOST_NESTED + " deep.")
                    .asException();
        }
        if (!(read instanceof ObjectNode fields)) {
            throw Problem.badRequest("invalid-body", "The body is not a JSON object; send the fields as {...}.")
                    .asException();
        }
        for (String name : fields.propertyNames()) {
            if (!known.contains(name)) {
                throw Problem.badRequest(
                                "unknown-parameter",
                                "The field " + PlainText.quoted(name) + " is not known here; known are "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()) + ".")
                        .asException();
            }
        }
        return new JsonBody(fields);
    }

    String required(String name, String rule) {
        JsonNode value = fields.get(name);
        if (value == null) {
            throw Problem.badRequest("missing-parameter", "The field " + name + " is required. " + rule)
                    .asException();
        }
        return text(name, value, rule);
    }

    /** The values of a list; none if the field was not sent. */
    <T> Set<T> several(String name, Predicate<String> valid, Function<String, T> reading, String rule) {
        JsonNode list = fields.get(name);
        Set<T> values = new LinkedHashSet<>();
        if (list == null) {
            return values;
        }
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_VALUES) {
            throw Problem.badRequest(
                            "invalid-value",
                            "The field " + name + " is not a list of 1 to " + MOST_VALUES + " texts. " + rule)
                    .asException();
        }
        for (JsonNode element : list) {
            String value = text(name, element, rule);
            if (!valid.test(value)) {
                throw Problem.invalidValue(name, value, rule).asException();
            }
            values.add(reading.apply(value));
        }
        return values;
    }

    private static String text(String name, JsonNode value, String rule) {
        if (!value.isString()) {
            throw Problem.invalidValue(name, value.toString(), rule).asException();
        }
        return value.stringValue();
    }
}
