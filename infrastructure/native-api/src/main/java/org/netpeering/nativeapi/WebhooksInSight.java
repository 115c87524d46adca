package org.netpeering.nativeapi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.webhook.DeliveryRights;
import org.netpeering.application.webhook.Webhook;
import org.netpeering.application.webhook.Webhooks;
import org.netpeering.edge.PlainText;
import tools.jackson.databind.node.ObjectNode;

/** The webhooks that a caller knows of: those of its account, and those of the operator if it has a right of auditors. */
record WebhooksInSight(NetPeerings peerings, Webhooks webhooks, DeliveryRights rights) {
    List<Webhook> all(CallContext caller, String auditorRight) {
        List<Webhook> own = webhooks.of(caller.account());
        return isAuditor(caller, auditorRight)
                ? Stream.concat(webhooks.configured().stream(), own.stream()).toList()
                : own;
    }

    /**
     * The webhook of that id, as if those of others did not exist.
     *
     * @throws ProblemException if the caller knows of none
     */
    Webhook find(String id, CallContext caller, String auditorRight) {
        return webhooks.find(caller.account(), id)
                .or(() -> isAuditor(caller, auditorRight) ? webhooks.findConfigured(id) : Optional.empty())
                .orElseThrow(() -> new Problem(
                                404,
                                "Not Found",
                                "unknown-webhook",
                                "Your account has no webhook " + PlainText.quoted(id)
                                        + "; GET /webhooks/v1 lists those it has.")
                        .asException());
    }

    /** A webhook as those who know of it read it. */
    ObjectNode document(Webhook webhook) {
        ObjectNode document = WebhookDocument.of(webhook);
        rights.pauseOf(webhook.owner()).ifPresent(reason -> document.put("paused", reason));
        return document;
    }

    private boolean isAuditor(CallContext caller, String auditorRight) {
        return peerings.mayReadAll(caller.doing(auditorRight));
    }
}
