package org.netpeering.nativeapi.catalogue;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.RegionName;
import org.netpeering.messages.CloudEvents;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (2020-12) of one event, as its record says: what may be null is left out, so it is not required. More fields may
 * come, and readers must not mind them.
 */
final class EventSchema {
    private static final Map<Class<?>, String> PATTERNS = Map.of(
            AccountId.class, "^[0-9]{12}$",
            NetId.class, "^vpc-([0-9a-f]{8}|[0-9a-f]{17})$",
            NetPeeringId.class, "^pcx-([0-9a-f]{8}|[0-9a-f]{17})$",
            RegionName.class, "^[a-z][a-z0-9-]{0,31}$",
            CidrBlock.class, "^[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}$");

    /** By name, so that their order does not depend on that of the fields. */
    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    static ObjectNode of(String name, Class<? extends NetPeeringEvent> event) {
        EventSchema schema = new EventSchema();
        ObjectNode described = schema.object(event);
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", CloudEvents.SCHEMA + name)
                .put("title", name);
        document.setAll(described);
        ObjectNode definitions = document.putObject("$defs");
        schema.definitions.forEach(definitions::set);
        return document;
    }

    private ObjectNode object(Class<?> type) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = object.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), value(component.getGenericType()));
            if (!isNullable(component.getAnnotatedType())) {
                required.add(component.getName());
            }
        }
        return object;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private ObjectNode value(Type type) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            value.put("type", "array").set("items", value(list.getActualTypeArguments()[0]));
        } else if (type == String.class) {
            value.put("type", "string");
        } else if (type == int.class) {
            value.put("type", "integer");
        } else if (type == boolean.class) {
            value.put("type", "boolean");
        } else if (type == Instant.class) {
            value.put("type", "string").put("format", "date-time");
        } else if (type instanceof Class<?> named) {
            define(named);
            value.put("$ref", "#/$defs/" + named.getSimpleName());
        } else {
            throw new IllegalStateException("Say how a schema describes " + type);
        }
        return value;
    }

    private void define(Class<?> type) {
        if (definitions.containsKey(type.getSimpleName())) {
            return;
        }
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        definitions.put(type.getSimpleName(), definition);
        String pattern = PATTERNS.get(type);
        if (pattern != null) {
            definition.put("type", "string").put("pattern", pattern);
        } else if (type.isEnum()) {
            ArrayNode values = definition.put("type", "string").putArray("enum");
            for (Object value : type.getEnumConstants()) {
                values.add(value.toString());
            }
        } else if (type.isRecord()) {
            definition.setAll(object(type));
        } else {
            throw new IllegalStateException("Say how a schema describes " + type);
        }
    }
}
