package org.netpeering.nativeapi;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.feed.LiveFeed;
import org.netpeering.application.webhook.DeliveryRights;
import org.netpeering.application.webhook.Webhooks;
import org.netpeering.nativeapi.webhook.Receivers;

/**
 * What the webhooks of an installation consist of.
 *
 * @param receivers which may be named
 * @param clock the real time
 * @param ids a new id each time
 * @param secrets 32 new random bytes each time
 * @param perAccount how many an account may have
 * @param canKeepSecrets whether there is a key that encrypts them
 */
public record WebhookParts(
        NetPeerings peerings,
        Webhooks webhooks,
        DeliveryRights rights,
        LiveFeed feed,
        Receivers receivers,
        InstantSource clock,
        Supplier<String> ids,
        Supplier<byte[]> secrets,
        int perAccount,
        boolean canKeepSecrets) {}
