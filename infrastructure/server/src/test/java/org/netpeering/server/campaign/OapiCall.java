package org.netpeering.server.campaign;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An operation in the words of the OAPI dialect.
 *
 * @param action the last part of the path
 */
record OapiCall(String action, ObjectNode body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OK = 200;
    private static final int SERVER_ERRORS = 500;

    static OapiCall of(Operation operation) {
        ObjectNode body = JSON.createObjectNode();
        return switch (operation) {
            case Operation.Create create ->
                new OapiCall(
                        "CreateNetPeering",
                        body.put("SourceNetId", create.source().value())
                                .put("AccepterNetId", create.accepter().value()));
            case Operation.Send send -> of(send.command(), body);
            case Operation.Read read -> {
                body.putObject("Filters")
                        .putArray("NetPeeringIds")
                        .add(read.peering().value());
                yield new OapiCall("ReadNetPeerings", body);
            }
        };
    }

    private static OapiCall of(NetPeeringCommand command, ObjectNode body) {
        String id = command.peeringId().value();
        return switch (command) {
            case AcceptNetPeering c -> new OapiCall("AcceptNetPeering", body.put("NetPeeringId", id));
            case RejectNetPeering c -> new OapiCall("RejectNetPeering", body.put("NetPeeringId", id));
            case DeleteNetPeering c -> new OapiCall("DeleteNetPeering", body.put("NetPeeringId", id));
            case TagNetPeering c -> new OapiCall("CreateTags", tags(body, id, c.tags()));
            case UntagNetPeering c ->
                new OapiCall(
                        "DeleteTags",
                        tags(
                                body,
                                id,
                                c.selectors().stream()
                                        .map(selector -> new Tag(selector.key(), String.valueOf(selector.value())))
                                        .toList()));
            case NetPeeringCommand other -> throw new IllegalArgumentException("No caller can send " + other);
        };
    }

    private static ObjectNode tags(ObjectNode body, String id, List<Tag> tags) {
        body.putArray("ResourceIds").add(id);
        ArrayNode array = body.putArray("Tags");
        tags.forEach(tag -> array.addObject().put("Key", tag.key()).put("Value", tag.value()));
        return body;
    }

    String path() {
        return "/api/v1/" + action;
    }

    byte[] bytes() {
        return JSON.writeValueAsBytes(body);
    }

    /** What the node said. */
    static Answer answer(int status, byte[] content) {
        if (status >= SERVER_ERRORS) {
            return new Answer.Unknown("status " + status);
        }
        JsonNode document = JSON.readTree(content);
        String requestId = document.at("/ResponseContext/RequestId").asString();
        if (status != OK) {
            return new Answer.Refused(
                    requestId,
                    status,
                    document.at("/Errors/0/Code").asString(),
                    document.at("/Errors/0/Details").asString());
        }
        JsonNode peering = document.has("NetPeering") ? document.get("NetPeering") : document.at("/NetPeerings/0");
        return new Answer.Done(requestId, seen(peering));
    }

    private static @Nullable SeenPeering seen(JsonNode peering) {
        if (!peering.isObject()) {
            return null;
        }
        SortedMap<String, String> tags = new TreeMap<>();
        peering.get("Tags")
                .forEach(tag ->
                        tags.put(tag.get("Key").asString(), tag.get("Value").asString()));
        return new SeenPeering(
                new NetPeeringId(peering.get("NetPeeringId").asString()),
                peering.at("/State/Name").asString(),
                new AccountId(peering.at("/SourceNet/AccountId").asString()),
                new AccountId(peering.at("/AccepterNet/AccountId").asString()),
                Instant.parse(peering.get("ExpirationDate").asString()),
                tags);
    }
}
