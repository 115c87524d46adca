package org.netpeering.application.webhook;

/**
 * A webhook as the configuration has it.
 *
 * @param webhook one of the operator
 * @param secret what deliveries are signed with; never shown
 */
public record ConfiguredWebhook(Webhook webhook, String secret) {
    /** @throws IllegalArgumentException if it is a webhook of somebody else */
    public ConfiguredWebhook {
        if (!(webhook.owner() instanceof WebhookOwner.OfOperator)) {
            throw new IllegalArgumentException("Webhook " + webhook.id() + " is not one of the operator");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ConfiguredWebhook[" + webhook + "]";
    }
}
