package org.netpeering.nativeapi;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.netpeering.application.feed.FeedFilter;
import org.netpeering.application.webhook.ParkedDelivery;
import org.netpeering.application.webhook.Webhook;
import org.netpeering.application.webhook.WebhookOwner.OfAuditor;
import org.netpeering.application.webhook.WebhookOwner.OfOperator;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A webhook as its owner reads it, never with its secret. */
final class WebhookDocument {
    private WebhookDocument() {}

    static ObjectNode of(Webhook webhook) {
        FeedFilter filter = webhook.filter();
        ObjectNode document = Json.object()
                .put("id", webhook.id())
                .put("url", webhook.url().toString())
                .put("createdAt", webhook.createdAt().toString());
        if (webhook.owner() instanceof OfOperator operator) {
            document.put("configured", true);
            AccountId account = operator.account();
            if (account != null) {
                document.put("account", account.value());
            }
        }
        if (webhook.owner() instanceof OfAuditor) {
            document.put("auditor", true);
        }
        put(document, "types", filter.names(), name -> name);
        put(document, "peerings", filter.peerings(), NetPeeringId::value);
        put(document, "nets", filter.nets(), NetId::value);
        put(document, "accounts", filter.accounts(), AccountId::value);
        return document;
    }

    /** Adds what it could not deliver. */
    static ObjectNode with(List<ParkedDelivery> parked, ObjectNode document) {
        ArrayNode list = document.putArray("parked");
        parked.forEach(delivery -> list.addObject()
                .put("peering", delivery.peering().value())
                .put("position", delivery.position().toString())
                .put("parkedAt", delivery.parkedAt().toString())
                .put("failure", delivery.failure()));
        return document;
    }

    private static <T> void put(ObjectNode document, String name, Set<T> values, Function<T, String> text) {
        if (!values.isEmpty()) {
            ArrayNode list = document.putArray(name);
            values.stream().map(text).sorted().forEach(list::add);
        }
    }
}
