package org.netpeering.server;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.feed.LiveFeed;
import org.netpeering.application.webhook.DeliveryRights;
import org.netpeering.application.webhook.Webhooks;
import org.netpeering.edge.AddressRange;
import org.netpeering.messages.CloudEvents;
import org.netpeering.nativeapi.WebhookItem;
import org.netpeering.nativeapi.WebhookList;
import org.netpeering.nativeapi.WebhookParts;
import org.netpeering.nativeapi.WebhookReplay;
import org.netpeering.nativeapi.webhook.ReceiverAddresses;
import org.netpeering.nativeapi.webhook.Receivers;
import org.netpeering.nativeapi.webhook.RetryPace;
import org.netpeering.nativeapi.webhook.WebhookDeliveries;
import org.netpeering.nativeapi.webhook.WebhookSender;
import org.netpeering.postgres.PostgresWebhooks;
import org.netpeering.server.ServerProperties.Mode;
import org.netpeering.server.accounts.Accounts;
import org.netpeering.server.accounts.WebhookOwners;
import org.netpeering.server.accounts.table.SecretsKey;
import org.netpeering.server.accounts.table.WebhookSecrets;
import org.netpeering.server.inventory.ResourceIds;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Events that are delivered to those who asked for them. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int SECRET_BYTES = 32;

    @Bean
    WebhookSecrets webhookSecrets(
            ServerProperties properties,
            @Value("${" + SecretsKey.VARIABLE + ":#{null}}") @Nullable String environment) {
        SecureRandom random = new SecureRandom();
        return SecretsKey.of(properties.secretsKeyFile(), environment)
                .map(key -> WebhookSecrets.sealedWith(key, random))
                .orElseGet(() -> properties.mode() == Mode.SANDBOX
                        ? WebhookSecrets.sealedWithKeyIn(properties.dataDir(), random)
                        : WebhookSecrets.none());
    }

    @Bean
    Webhooks webhooks(DataSource dataSource, WebhookSecrets secrets) {
        return new PostgresWebhooks(dataSource, secrets);
    }

    @Bean
    DeliveryRights deliveryRights(Accounts accounts) {
        return new WebhookOwners(accounts);
    }

    @Bean
    Receivers receivers(ServerProperties properties) {
        boolean isSandbox = properties.mode() == Mode.SANDBOX;
        try {
            Stream<AddressRange> allowed =
                    properties.webhooks().allowedAddresses().stream().map(AddressRange::parse);
            List<AddressRange> own = isSandbox ? ReceiverAddresses.LOOPBACK : List.of();
            return new Receivers(
                    new ReceiverAddresses(Stream.concat(allowed, own.stream()).toList()),
                    isSandbox,
                    InetAddress::getAllByName);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("netpeering.webhooks.allowed-addresses: " + e.getMessage());
        }
    }

    @Bean
    WebhookSender webhookSender(Receivers receivers) {
        return new WebhookSender(receivers);
    }

    @Bean(destroyMethod = "")
    WebhookDeliveries webhookDeliveries(
            Webhooks webhooks,
            DeliveryRights rights,
            LiveFeed feed,
            CloudEvents events,
            WebhookSender sender,
            ServerProperties properties) {
        RetryPace pace;
        try {
            pace = new RetryPace(
                    properties.webhooks().tries(),
                    properties.webhooks().firstRetry(),
                    LONGEST_PAUSE,
                    new SecureRandom());
        } catch (IllegalArgumentException e) {
            throw new StartRefused(e.getMessage() + " (netpeering.webhooks.tries, .first-retry)");
        }
        return new WebhookDeliveries(
                webhooks,
                rights,
                feed,
                events,
                sender,
                pace,
                // Receivers compare the time of a signature with theirs, wherever the clock of the sandbox may be.
                InstantSource.system(),
                UUID.randomUUID().toString());
    }

    @Bean
    ConfiguredWebhooks configuredWebhooks(
            ServerProperties properties,
            Environment environment,
            Receivers receivers,
            WebhookSecrets secrets,
            Webhooks webhooks,
            LiveFeed feed) {
        WebhookSettings settings = new WebhookSettings(receivers, secrets.canSeal(), InstantSource.system());
        return new ConfiguredWebhooks(settings.read(properties.webhooks(), environment), webhooks, feed);
    }

    @Bean
    WebhookParts webhookParts(
            NetPeerings peerings,
            Webhooks webhooks,
            DeliveryRights rights,
            LiveFeed feed,
            Receivers receivers,
            ResourceIds ids,
            WebhookSecrets secrets,
            ServerProperties properties) {
        SecureRandom random = new SecureRandom();
        return new WebhookParts(
                peerings,
                webhooks,
                rights,
                feed,
                receivers,
                InstantSource.system(),
                () -> ids.next("wh"),
                () -> {
                    byte[] secret = new byte[SECRET_BYTES];
                    random.nextBytes(secret);
                    return secret;
                },
                properties.webhooks().perAccount(),
                secrets.canSeal());
    }

    @Bean
    WebhookList webhookList(WebhookParts parts) {
        return new WebhookList(parts);
    }

    @Bean
    WebhookItem webhookItem(NetPeerings peerings, Webhooks webhooks, DeliveryRights rights) {
        return new WebhookItem(peerings, webhooks, rights);
    }

    @Bean
    WebhookReplay webhookReplay(NetPeerings peerings, Webhooks webhooks, DeliveryRights rights) {
        return new WebhookReplay(peerings, webhooks, rights);
    }
}
