package org.netpeering.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.netpeering.kafka.KafkaEvents;
import org.netpeering.messages.CloudEvents;
import org.netpeering.postgres.EngineOnPostgres;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Passes the events on to Apache Kafka, if {@code netpeering-kafka} is there and the servers are named. */
@AutoConfiguration(after = NetPeeringAutoConfiguration.class)
@ConditionalOnClass(KafkaEvents.class)
@ConditionalOnBean(EngineOnPostgres.class)
@ConditionalOnProperty("netpeering.kafka.bootstrap-servers")
@EnableConfigurationProperties(KafkaProperties.class)
class KafkaAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    KafkaEvents peeringKafkaEvents(KafkaProperties properties) {
        Map<String, String> settings = new HashMap<>(properties.producer());
        settings.put("bootstrap.servers", properties.bootstrapServers());
        try {
            return KafkaEvents.to(properties.topic(), settings, new CloudEvents(properties.source()));
        } catch (KafkaException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new MisconfiguredHost(
                    "Events are to go to Kafka (netpeering.kafka.bootstrap-servers=" + properties.bootstrapServers()
                            + "), and its producer cannot be made: " + reason.getMessage(),
                    "Correct netpeering.kafka.bootstrap-servers or netpeering.kafka.producer.*, or leave out"
                            + " netpeering.kafka.bootstrap-servers to do without Kafka.");
        }
    }

    @Bean
    @ConditionalOnMissingBean
    KafkaPassing peeringKafkaPassing(EngineOnPostgres engine, KafkaEvents events) {
        return new KafkaPassing(engine, events);
    }
}
