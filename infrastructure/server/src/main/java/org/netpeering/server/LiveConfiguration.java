package org.netpeering.server;

import java.time.Duration;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.feed.LiveFeed;
import org.netpeering.messages.CloudEvents;
import org.netpeering.nativeapi.EventStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What follows the events as they happen. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    @Bean
    FeedLifecycle feedLifecycle(LiveFeed feed) {
        return new FeedLifecycle(feed);
    }

    @Bean
    CloudEvents cloudEvents(ServerProperties properties) {
        return new CloudEvents("/netpeering/" + properties.region());
    }

    @Bean
    EventStream eventStream(NetPeerings peerings, LiveFeed feed, CloudEvents events, ServerProperties properties) {
        try {
            return new EventStream(peerings, feed, events, properties.limits().streams(), System::nanoTime, HEARTBEAT);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(e.getMessage() + " (netpeering.limits.streams)");
        }
    }
}
