package org.netpeering.nativeapi;

import java.util.Map;
import java.util.Set;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.webhook.Webhook;
import org.netpeering.application.webhook.Webhooks;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.PlainText;

/** {@code /webhooks/v1/ID}: shows a webhook with what it could not deliver, and deletes it. */
public final class WebhookItem implements Resource {
    private static final String SHAPE = "/webhooks/v1/*";
    private static final int MOST_PARKED = 100;
    private static final byte[] NOTHING = {};

    private final Webhooks webhooks;

    /** Of these. */
    public WebhookItem(Webhooks webhooks) {
        this.webhooks = webhooks;
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
        Webhook webhook = webhook(webhooks, call, caller, SHAPE);
        if (call.method().equals("GET")) {
            return Json.answer(200, WebhookDocument.of(webhook, webhooks.parked(webhook.id(), MOST_PARKED)));
        }
        boolean unused = webhooks.remove(caller.account(), webhook.id());
        return HttpAnswer.of(204, "application/json", NOTHING);
    }

    /** The webhook that the path names, as if those of others did not exist. */
    static Webhook webhook(Webhooks webhooks, HttpCall call, CallContext caller, String shape) {
        String id = Resources.segment(call.normalizedPath(), shape);
        return webhooks.find(caller.account(), id)
                .orElseThrow(() -> new Problem(
                                404,
                                "Not Found",
                                "unknown-webhook",
                                "Your account has no webhook " + PlainText.quoted(id)
                                        + "; GET /webhooks/v1 lists those it has.")
                        .asException());
    }
}
