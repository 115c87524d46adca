package org.netpeering.nativeapi;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.feed.FeedFilter;
import org.netpeering.application.webhook.Webhook;
import org.netpeering.application.webhook.WebhookOwner;
import org.netpeering.application.webhook.WebhookOwner.OfAccount;
import org.netpeering.application.webhook.WebhookOwner.OfAuditor;
import org.netpeering.domain.api.EventNames;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import org.netpeering.nativeapi.webhook.WebhookSignature;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /webhooks/v1}: lists the webhooks of the caller's account, for auditors those of the operator too, and adds one. Its secret is shown then, and never again. */
public final class WebhookList implements Resource {
    private static final String URL = "url";
    private static final String TYPES = "types";
    private static final String PEERINGS = "peerings";
    private static final String NETS = "nets";
    private static final String ACCOUNTS = "accounts";
    private static final String ALL_EVENTS = "audit:ReadEvents";

    private static final String AUDITOR = "audit:ReadWebhooks";

    private final WebhookParts parts;
    private final WebhooksInSight sight;

    /** Of these. */
    public WebhookList(WebhookParts parts) {
        this.parts = parts;
        this.sight = new WebhooksInSight(parts.peerings(), parts.webhooks(), parts.rights());
    }

    @Override
    public String path() {
        return "/webhooks/v1";
    }

    @Override
    public Map<String, String> rights() {
        return Map.of("GET", "netpeering:ReadWebhooks", "POST", "netpeering:CreateWebhook");
    }

    @Override
    public HttpAnswer answer(HttpCall call, CallContext caller) {
        return call.method().equals("GET") ? list(call, caller) : create(call, caller);
    }

    private HttpAnswer list(HttpCall call, CallContext caller) {
        QueryParameters.of(call, Set.of());
        ObjectNode document = Json.object();
        ArrayNode list = document.putArray("webhooks");
        sight.all(caller, AUDITOR).forEach(webhook -> list.add(sight.document(webhook)));
        return Json.answer(200, document);
    }

    private HttpAnswer create(HttpCall call, CallContext caller) {
        QueryParameters.of(call, Set.of());
        JsonBody body = JsonBody.of(call, Set.of(URL, TYPES, PEERINGS, NETS, ACCOUNTS));
        Webhook webhook = new Webhook(
                parts.ids().get(),
                owner(caller),
                receiver(body),
                filter(body),
                parts.clock().instant().truncatedTo(ChronoUnit.MICROS));
        if (!parts.canKeepSecrets()) {
            throw new Problem(
                            409,
                            "Conflict",
                            "no-secrets-key",
                            "This installation has no key to encrypt the secret of a webhook with; its operator names one by"
                                    + " netpeering.secrets-key-file.")
                    .asException();
        }
        String secret = WebhookSignature.secretOf(parts.secrets().get());
        if (!parts.webhooks().add(webhook, secret, parts.feed().end(), parts.perAccount())) {
            throw new Problem(
                            409,
                            "Conflict",
                            "too-many-webhooks",
                            "Account " + caller.account() + " has " + parts.perAccount()
                                    + " webhooks already; delete one, or let one bring what several do.")
                    .asException();
        }
        return Json.answer(201, sight.document(webhook).put("secret", secret))
                .withHeader("Location", path() + "/" + webhook.id());
    }

    /** As for the stream of events: an auditor has those of all accounts, and this for as long as it is one. */
    private WebhookOwner owner(CallContext caller) {
        return parts.peerings().mayReadAll(caller.doing(ALL_EVENTS))
                ? new OfAuditor(caller.account(), caller.user())
                : new OfAccount(caller.account());
    }

    private URI receiver(JsonBody body) {
        String url = body.required(URL, "It says where events are delivered to.");
        parts.receivers().mistakeIn(url).ifPresent(mistake -> {
            throw Problem.invalidValue(URL, url, mistake).asException();
        });
        return URI.create(url);
    }

    private static FeedFilter filter(JsonBody body) {
        return new FeedFilter(
                body.several(ACCOUNTS, AccountId::isValid, AccountId::new, "An account id has 12 digits."),
                body.several(
                        NETS, NetId::isValid, NetId::new, "An id of a Net is 'vpc-' and 8 or 17 hexadecimal digits."),
                body.several(
                        PEERINGS,
                        NetPeeringId::isValid,
                        NetPeeringId::new,
                        "An id of a peering is 'pcx-' and 8 or 17 hexadecimal digits."),
                body.several(
                        TYPES,
                        EventNames.all()::contains,
                        name -> name,
                        "The types are " + String.join(", ", EventNames.all()) + "."));
    }
}
