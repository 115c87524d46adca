package org.netpeering.server.campaign;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads the log by a reader of its own, so that the engine's is not believed either. */
final class EventJson {
    private static final Map<String, Class<? extends NetPeeringEvent>> TYPES = Map.of(
            "netpeering.requested.v1", PeeringRequested.class,
            "netpeering.accepted.v1", PeeringAccepted.class,
            "netpeering.rejected.v1", PeeringRejected.class,
            "netpeering.failed.v1", PeeringFailed.class,
            "netpeering.expired.v1", PeeringExpired.class,
            "netpeering.deleted.v1", PeeringDeleted.class,
            "netpeering.tagged.v1", PeeringTagged.class,
            "netpeering.untagged.v1", PeeringUntagged.class);

    private final JsonMapper json;

    EventJson() {
        SimpleModule texts = new SimpleModule();
        text(texts, AccountId.class, AccountId::new);
        text(texts, NetId.class, NetId::new);
        text(texts, NetPeeringId.class, NetPeeringId::new);
        text(texts, CidrBlock.class, CidrBlock::parse);
        json = JsonMapper.builder().addModule(texts).build();
    }

    NetPeeringEvent event(String type, String payload) {
        Class<? extends NetPeeringEvent> known = TYPES.get(type);
        if (known == null) {
            throw new IllegalStateException("The log has an event of unknown type " + type);
        }
        return json.readValue(payload, known);
    }

    Map<String, String> texts(String object) {
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, JsonNode> property : json.readTree(object).properties()) {
            texts.put(property.getKey(), property.getValue().asString());
        }
        return texts;
    }

    JsonNode tree(String text) {
        return json.readTree(text);
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> read) {
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                return read.apply(parser.getString());
            }
        });
    }
}
