package org.netpeering.nativeapi;

import java.util.Map;
import java.util.Set;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.webhook.DeliveryRights;
import org.netpeering.application.webhook.Webhook;
import org.netpeering.application.webhook.Webhooks;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;

/** {@code /webhooks/v1/ID/replay}: has what is parked tried again, each peering in its order until one fails again. */
public final class WebhookReplay implements Resource {
    private static final String SHAPE = "/webhooks/v1/*/replay";

    private static final String AUDITOR = "audit:ReplayWebhook";

    private final Webhooks webhooks;
    private final WebhooksInSight sight;

    /** Of these. */
    public WebhookReplay(NetPeerings peerings, Webhooks webhooks, DeliveryRights rights) {
        this.webhooks = webhooks;
        this.sight = new WebhooksInSight(peerings, webhooks, rights);
    }

    @Override
    public String path() {
        return SHAPE;
    }

    @Override
    public Map<String, String> rights() {
        return Map.of("POST", "netpeering:ReplayWebhook");
    }

    @Override
    public HttpAnswer answer(HttpCall call, CallContext caller) {
        QueryParameters.of(call, Set.of());
        Webhook webhook = sight.find(Resources.segment(call.normalizedPath(), SHAPE), caller, AUDITOR);
        return Json.answer(202, Json.object().put("due", webhooks.replay(webhook.id())));
    }
}
