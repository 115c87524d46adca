package org.netpeering.application.webhook;

/** A delivery that waits, with the webhook that it is for. */
public record ParkedForWebhook(Webhook webhook, ParkedDelivery delivery) {}
