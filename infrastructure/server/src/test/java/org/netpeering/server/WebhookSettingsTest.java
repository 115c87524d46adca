package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netpeering.application.webhook.ConfiguredWebhook;
import org.netpeering.nativeapi.webhook.ReceiverAddresses;
import org.netpeering.nativeapi.webhook.Receivers;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Webhooks of the configuration, whose settings come from several places. */
class WebhookSettingsTest {
    private static final String SECRET = "whsec_" + "c2VjcmV0".repeat(4);
    private static final Map<String, Object> FILE = Map.of(
            "netpeering.webhooks.configured.billing.url", "https://127.0.0.1/",
            "netpeering.webhooks.configured.billing.types", "netpeering.accepted.v1, netpeering.deleted.v1");

    private final WebhookSettings settings = new WebhookSettings(
            new Receivers(new ReceiverAddresses(ReceiverAddresses.LOOPBACK), false, InetAddress::getAllByName),
            true,
            InstantSource.system());

    @Test
    void theSecretMayComeFromTheEnvironmentWhileTheRestIsInAFile() {
        ConfigurableEnvironment environment =
                environment(Map.of("NETPEERING_WEBHOOKS_CONFIGURED_BILLING_SECRET", SECRET));

        ConfiguredWebhook webhook = read(environment).getFirst();

        assertThat(webhook.secret()).isEqualTo(SECRET);
        assertThat(webhook.webhook().id()).isEqualTo("configured-billing");
        assertThat(webhook.webhook().filter().names())
                .containsExactlyInAnyOrder("netpeering.accepted.v1", "netpeering.deleted.v1");
    }

    @Test
    void aMistakeInTheEnvironmentIsFoundAsOneInAFileIs() {
        ConfigurableEnvironment environment = environment(Map.of(
                "NETPEERING_WEBHOOKS_CONFIGURED_BILLING_SECRETFILE", "/no",
                "NETPEERING_WEBHOOKS_CONFIGURED_BILLING_ACOUNTS", "111122223333"));

        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("billing.acounts is not known");
    }

    @Test
    void nothingShowsTheSecret() {
        ConfigurableEnvironment environment =
                environment(Map.of("NETPEERING_WEBHOOKS_CONFIGURED_BILLING_SECRET", SECRET));

        assertThat(properties(environment).toString()).contains("billing").doesNotContain(SECRET);
        assertThat(read(environment).toString()).contains("billing").doesNotContain(SECRET);
    }

    private List<ConfiguredWebhook> read(ConfigurableEnvironment environment) {
        return settings.read(properties(environment).webhooks(), environment);
    }

    private static ServerProperties properties(ConfigurableEnvironment environment) {
        return Binder.get(environment).bindOrCreate("netpeering", ServerProperties.class);
    }

    private static ConfigurableEnvironment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        environment.getPropertySources().addLast(new MapPropertySource("file", FILE));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
