package org.netpeering.autoconfigure;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Events out to Apache Kafka.
 *
 * @param bootstrapServers the servers to begin with, host:port separated by commas; without them no events go to Kafka
 * @param topic the topic that the events of all peerings go to
 * @param source what the events have as their source, a reference of RFC 3986
 * @param producer further settings of Kafka's producer by their own names, such as security.protocol
 */
@ConfigurationProperties("netpeering.kafka")
record KafkaProperties(
        String bootstrapServers,
        @DefaultValue("netpeering.events") String topic,
        @DefaultValue("/netpeering") String source,
        @DefaultValue Map<String, String> producer) {}
