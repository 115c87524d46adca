package org.netpeering.nativeapi;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.PeeringOptions;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A peering as it was at some time. Tags stand under the account that hung them there. */
final class PeeringDocument {
    private PeeringDocument() {}

    /** @param viewer who looks and sees its own tags; null for an auditor, who sees those of both owners */
    static ObjectNode of(PeeringView view, @Nullable AccountId viewer) {
        ObjectNode document = Json.object()
                .put("peering", view.id().value())
                .put("state", view.status().wireName())
                .put("message", view.message());
        put(document.putObject("source"), view.source());
        put(document.putObject("accepter"), view.accepter());
        document.put("requestedAt", view.requestedAt().toString())
                .put("expiresAt", view.expiresAt().toString());
        if (view.endedAt() != null) {
            document.put("endedAt", view.endedAt().toString());
        }
        if (!view.options().equals(PeeringOptions.NONE)) {
            document.putObject("options")
                    .put("sourceResolves", view.options().sourceResolves())
                    .put("accepterResolves", view.options().accepterResolves());
        }
        ObjectNode tags = document.putObject("tags");
        new TreeMap<>(view.tags()).forEach((owner, own) -> {
            if (viewer == null || viewer.equals(owner.account())) {
                ObjectNode ofOwner = tags.putObject(owner.toString());
                own.forEach(ofOwner::put);
            }
        });
        return document;
    }

    private static void put(ObjectNode document, NetEnd end) {
        document.put("net", end.net().value());
        if (end.account() != null) {
            document.put("account", end.account().value());
        }
        if (end.region() != null) {
            document.put("region", end.region().value());
        }
        ArrayNode ranges = document.putArray("ranges");
        end.ranges().forEach(range -> ranges.add(range.toString()));
    }
}
