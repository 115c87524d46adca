package org.netpeering.nativeapi.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.EventNames;
import org.netpeering.messages.CloudEvents;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI 3 document: over which channels which events come, and how they are wrapped. */
final class AsyncApiDocument {
    private static final String SCHEMA_FORMAT = "application/schema+json;version=draft-2020-12";
    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String STRING = "string";
    private static final List<String> ALWAYS = List.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "dataschema",
            "sequence",
            "position");
    private static final List<String> IF_KNOWN = List.of(
            "correlationid",
            "causationid",
            "requestid",
            "calleraccount",
            "calleruser",
            "accesskeyid",
            "action",
            "dialect",
            "sourceip",
            "useragent",
            "traceid");

    private AsyncApiDocument() {}

    static ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "netpeering events")
                .put("version", "1")
                .put(
                        "description",
                        "What happens to Net peerings. Every event comes once or more, those of one peering in the order of"
                                + " their sequence.");
        document.put("defaultContentType", CLOUD_EVENT);
        ObjectNode channels = document.putObject("channels");
        channel(
                channels,
                "stream",
                "/events/v1",
                "Server-Sent Events: the data of each is one event, and its id the position to come back to, by the header"
                        + " Last-Event-ID or the parameter after.");
        channel(
                channels,
                "webhook",
                null,
                "A POST to the address of a subscription, signed as the Standard Webhooks specification has it. An answer of"
                        + " 2xx takes the event; after any other, or none, it comes again.");
        ObjectNode operations = document.putObject("operations");
        operation(operations, "streamEvents", "stream");
        operation(operations, "deliverEvents", "webhook");
        ObjectNode messages = document.putObject("components").putObject("messages");
        EventNames.all().forEach(name -> messages.set(name, message(name)));
        return document;
    }

    private static void channel(ObjectNode channels, String name, @Nullable String address, String description) {
        ObjectNode channel = channels.putObject(name).put("address", address).put("description", description);
        ObjectNode messages = channel.putObject("messages");
        EventNames.all().forEach(event -> messages.putObject(event).put("$ref", "#/components/messages/" + event));
    }

    private static void operation(ObjectNode operations, String name, String channel) {
        operations.putObject(name).put("action", "send").putObject("channel").put("$ref", "#/channels/" + channel);
    }

    private static ObjectNode message(String name) {
        ObjectNode message =
                JsonNodeFactory.instance.objectNode().put("name", name).put("contentType", CLOUD_EVENT);
        ObjectNode schema = message.putObject("payload")
                .put("schemaFormat", SCHEMA_FORMAT)
                .putObject("schema")
                .put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ALWAYS.forEach(field -> properties.putObject(field).put("type", STRING));
        IF_KNOWN.forEach(field -> properties.putObject(field).put("type", STRING));
        properties.putObject("specversion").put("const", "1.0");
        properties.putObject("type").put("const", name);
        properties.putObject("time").put("type", STRING).put("format", "date-time");
        properties.putObject("datacontenttype").put("const", "application/json");
        properties.putObject("dataschema").put("const", CloudEvents.SCHEMA + name);
        properties.putObject("data").put("$ref", "/events/v1/schemas/" + name);
        ArrayNode required = schema.putArray("required");
        ALWAYS.forEach(required::add);
        required.add("data");
        return message;
    }
}
