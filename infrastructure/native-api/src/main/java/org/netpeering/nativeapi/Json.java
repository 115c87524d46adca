package org.netpeering.nativeapi;

import org.netpeering.edge.HttpAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as trees, written in the order in which fields were put. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static HttpAnswer answer(int status, ObjectNode document) {
        return HttpAnswer.of(status, "application/json", bytes(document));
    }

    static JsonNode parse(String document) {
        return MAPPER.readTree(document);
    }

    static byte[] bytes(ObjectNode document) {
        return MAPPER.writeValueAsBytes(document);
    }
}
