package org.netpeering.server;

import java.util.List;
import org.netpeering.application.feed.LiveFeed;
import org.netpeering.application.webhook.ConfigurationChanges;
import org.netpeering.application.webhook.ConfiguredWebhook;
import org.netpeering.application.webhook.Webhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The webhooks that the configuration of this node names. */
final class ConfiguredWebhooks {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredWebhooks.class);

    private final List<ConfiguredWebhook> wanted;
    private final Webhooks webhooks;
    private final LiveFeed feed;

    ConfiguredWebhooks(List<ConfiguredWebhook> wanted, Webhooks webhooks, LiveFeed feed) {
        this.wanted = List.copyOf(wanted);
        this.webhooks = webhooks;
        this.feed = feed;
    }

    /** Makes the webhooks of the operator what the configuration says; harmless if they are that already. */
    void keep() {
        ConfigurationChanges changes = webhooks.configure(wanted, feed.end());
        if (!changes.isEmpty()) {
            LOG.info(
                    "Webhooks of the configuration: added {}, changed {}, removed {}",
                    changes.added(),
                    changes.changed(),
                    changes.removed());
        }
    }
}
