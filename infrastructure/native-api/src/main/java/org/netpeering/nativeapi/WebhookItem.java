package org.netpeering.nativeapi;

import java.util.Map;
import java.util.Set;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.webhook.DeliveryRights;
import org.netpeering.application.webhook.Webhook;
import org.netpeering.application.webhook.WebhookOwner.OfOperator;
import org.netpeering.application.webhook.Webhooks;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;

/** {@code /webhooks/v1/ID}: shows a webhook with what it could not deliver, and deletes it. */
public final class WebhookItem implements Resource {
    private static final String SHAPE = "/webhooks/v1/*";
    private static final String AUDITOR = "audit:ReadWebhooks";
    private static final int MOST_PARKED = 100;
    private static final byte[] NOTHING = {};

    private final Webhooks webhooks;
    private final WebhooksInSight sight;

    /** Of these. */
    public WebhookItem(NetPeerings peerings, Webhooks webhooks, DeliveryRights rights) {
        this.webhooks = webhooks;
        this.sight = new WebhooksInSight(peerings, webhooks, rights);
    }

    @Override
    public String path() {
        return SHAPE;
    }

    @Override
    public Map<String, String> rights() {
        return Map.of("GET", "netpeering:ReadWebhooks", "DELETE", "netpeering:DeleteWebhook");
    }

    @Override
    public HttpAnswer answer(HttpCall call, CallContext caller) {
        QueryParameters.of(call, Set.of());
        Webhook webhook = sight.find(Resources.segment(call.normalizedPath(), SHAPE), caller, AUDITOR);
        if (call.method().equals("GET")) {
            return Json.answer(
                    200, WebhookDocument.with(webhooks.parked(webhook.id(), MOST_PARKED), sight.document(webhook)));
        }
        if (webhook.owner() instanceof OfOperator operator) {
            throw new Problem(
                            409,
                            "Conflict",
                            "configured-webhook",
                            "Webhook " + webhook.id() + " is in the configuration of the server. To end it, remove the"
                                    + " settings netpeering.webhooks.configured." + operator.name()
                                    + ".* and start the server again.")
                    .asException();
        }
        boolean unused = webhooks.remove(caller.account(), webhook.id());
        return HttpAnswer.of(204, "application/json", NOTHING);
    }
}
