package org.netpeering.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.netpeering.application.feed.EventSink;
import org.netpeering.application.feed.LoggedEvent;
import org.netpeering.application.feed.SinkUnavailableException;
import org.netpeering.messages.CloudEvents;
import org.netpeering.messages.Reader;

/**
 * Writes events to a topic of Apache Kafka, as CloudEvents in structured mode, the id of the peering as the key: a partition has the
 * events of a peering in their order.
 *
 * <p>Whoever may read the topic reads all events of all accounts, with who did it and from where. For use by one thread.
 */
public final class KafkaEvents implements EventSink, AutoCloseable {
    /** Less than the 10 seconds after which another node would take over, whatever the producer is configured to. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Reader OPERATOR = new Reader(null, true);
    private static final List<Header> HEADERS = List.of(new RecordHeader(
            "content-type", "application/cloudevents+json; charset=UTF-8".getBytes(StandardCharsets.US_ASCII)));

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final CloudEvents events;
    private final Map<String, Future<RecordMetadata>> onTheirWay = new HashMap<>();

    private KafkaEvents(Producer<String, byte[]> producer, String topic, CloudEvents events) {
        this.producer = producer;
        this.topic = topic;
        this.events = events;
    }

    /**
     * Connects when the first event comes.
     *
     * @param settings of Kafka's producer, {@code bootstrap.servers} at least; what safety and order depend on is set here and cannot be set
     * @throws KafkaException if Kafka does not take the settings, as when no server of the list has an address
     */
    public static KafkaEvents to(String topic, Map<String, String> settings, CloudEvents events) {
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "3000");
        all.putAll(settings);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
        return new KafkaEvents(
                new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer()), topic, events);
    }

    /**
     * An event of a peering is sent when the one before it has arrived. A producer that gives up one record goes on with those behind it, so the
     * reader would meet an acceptance before its request.
     */
    @Override
    public void send(LoggedEvent event) {
        String peering = event.event().peeringId().value();
        if (onTheirWay.containsKey(peering)) {
            settle();
        }
        try {
            onTheirWay.put(
                    peering,
                    producer.send(new ProducerRecord<>(
                            topic,
                            null,
                            event.event().occurredAt().toEpochMilli(),
                            peering,
                            events.bytes(event, OPERATOR),
                            HEADERS)));
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void settle() {
        producer.flush();
        try {
            for (Future<RecordMetadata> sent : onTheirWay.values()) {
                sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException e) {
            throw unavailable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } finally {
            onTheirWay.clear();
        }
    }

    private SinkUnavailableException unavailable(Throwable cause) {
        return new SinkUnavailableException(
                "Kafka does not take events for the topic '" + topic + "' now: " + cause, cause);
    }

    /** Waits for what is on its way, a little. */
    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
