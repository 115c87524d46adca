package org.netpeering.outscale;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netpeering.edge.PlainText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which fields an object of a request may have; every other field is refused (OAPI contract: no additional properties).
 *
 * <p>A field whose value is JSON null counts as not sent.
 */
final class Shape {
    private final Map<String, Field<?>> fields = new LinkedHashMap<>();

    Shape(List<Field<?>> fields) {
        for (Field<?> field : fields) {
            this.fields.put(field.name(), field);
        }
    }

    static Shape of(Field<?>... fields) {
        return new Shape(List.of(fields));
    }

    /**
     * Reads every field.
     *
     * @param path what stands before the names of the fields in messages: empty, or a name and a dot
     */
    Arguments read(String path, ObjectNode object) {
        refuseUnknown(path, object);
        refuseMissing(path, object);
        Map<Field<?>, Object> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            Field<?> field = fields.get(entry.getKey());
            if (field != null && !entry.getValue().isNull()) {
                values.put(field, field.kind().read(path + field.name(), entry.getValue()));
            }
        }
        return new Arguments(values);
    }

    private void refuseUnknown(String path, ObjectNode object) {
        for (String name : object.propertyNames()) {
            if (!fields.containsKey(name)) {
                throw new CallRefused(
                        ErrorCode.UNKNOWN_PARAMETER,
                        "The parameter " + PlainText.quoted(path + name) + " is not known here; known are "
                                + String.join(", ", fields.keySet()));
            }
        }
    }

    private void refuseMissing(String path, ObjectNode object) {
        for (Field<?> field : fields.values()) {
            if (field.isRequired() && !object.hasNonNull(field.name())) {
                throw missing(path + field.name());
            }
        }
    }

    static CallRefused missing(String field) {
        return new CallRefused(ErrorCode.MISSING_PARAMETER, "The parameter " + field + " is required; send it");
    }
}
