package org.netpeering.host.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.host.HostPostgres;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events of an application that embeds the engine, in a topic of a Kafka that may be away for a while. */
@ExtendWith(OutputCaptureExtension.class)
class EventsToKafkaTest {
    private static final AccountId ALICE = new AccountId("123456789012");
    private static final AccountId BOB = new AccountId("987654321098");
    private static final List<String> WHOLE_LIFE =
            List.of("netpeering.requested.v1", "netpeering.accepted.v1", "netpeering.deleted.v1");
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger NETS = new AtomicInteger();

    @TempDir
    private static Path directory = Path.of("");

    private static KafkaBroker broker;

    private final String topic = "events-" + UUID.randomUUID();
    private final HostPostgres database = HostPostgres.freshDatabase();

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Orchestrator {
        @Bean
        NetDirectory nets() {
            return asked -> {
                Map<NetId, NetFacts> found = new HashMap<>();
                asked.forEach(net -> found.put(net, facts(net)));
                return found;
            };
        }

        private static NetFacts facts(NetId net) {
            boolean isAlices = net.value().startsWith("vpc-a");
            CidrBlock range = CidrBlock.parse(isAlices ? "10.0.0.0/16" : "10.1.0.0/16");
            return new NetFacts(net, isAlices ? ALICE : BOB, List.of(range), true);
        }
    }

    @BeforeAll
    static void startKafka() throws Exception {
        broker = KafkaBroker.start(directory);
    }

    @AfterAll
    static void stopKafka() {
        broker.close();
    }

    @Test
    void everyEventIsInTheTopicInTheOrderOfItsPeering() throws Exception {
        broker.createTopic(topic, 4);
        try (ConfigurableApplicationContext host = start()) {
            List<NetPeeringId> lived = live(host, 25);

            Read read = awaitAll(lived);
            assertThat(read.repeated).isZero();
            ConsumerRecord<String, String> first = read.records.getFirst();
            assertThat(new String(first.headers().lastHeader("content-type").value(), StandardCharsets.US_ASCII))
                    .isEqualTo("application/cloudevents+json; charset=UTF-8");
            JsonNode event = JSON.readTree(first.value());
            assertThat(first.key()).isEqualTo(event.get("subject").stringValue());
            assertThat(event.get("specversion").stringValue()).isEqualTo("1.0");
            assertThat(event.get("calleraccount").stringValue()).isEqualTo(ALICE.value());
            assertThat(event.at("/data/source/net").stringValue()).startsWith("vpc-a");
            assertThat(read.records.stream().map(ConsumerRecord::partition).distinct())
                    .as("the peerings share the partitions")
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void whatHappensWhileKafkaIsAwayComesWhenItIsBack(CapturedOutput printed) throws Exception {
        broker.createTopic(topic, 2);
        try (ConfigurableApplicationContext host = start()) {
            List<NetPeeringId> lived = new ArrayList<>(live(host, 5));
            awaitAll(lived);
            broker.kill();
            lived.addAll(live(host, 5));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> printed.getAll().contains("Kafka does not take events for the topic '" + topic));
            broker.startAgain();
            lived.addAll(live(host, 5));

            Read read = awaitAll(lived);
            System.out.println("Kafka was killed and came back: " + read.types.size() + " peerings complete, "
                    + read.repeated + " of " + read.records.size() + " records were repetitions");
        }
    }

    @Test
    void anApplicationThatStartsAgainGoesOnWhereItWas() throws Exception {
        broker.createTopic(topic, 2);
        List<NetPeeringId> lived = new ArrayList<>();
        try (ConfigurableApplicationContext host = start()) {
            lived.addAll(live(host, 5));
            awaitAll(lived);
        }
        try (ConfigurableApplicationContext host = start()) {
            lived.addAll(live(host, 5));
            assertThat(awaitAll(lived).repeated).isZero();
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Orchestrator.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                Stream.of(database.properties()),
                                Stream.of(
                                        "netpeering.kafka.bootstrap-servers=" + broker.address(),
                                        "netpeering.kafka.topic=" + topic,
                                        "netpeering.kafka.producer.client.id=orchestrator",
                                        "spring.config.location=optional:file:target/none/"))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    /** So many peerings from their request to their end. */
    private static List<NetPeeringId> live(ConfigurableApplicationContext host, int count) {
        NetPeerings peerings = host.getBean(NetPeerings.class);
        List<NetPeeringId> lived = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String number = String.format("%07d", NETS.getAndIncrement());
            Outcome requested = peerings.request(
                    new NetPeerings.Request(
                            new NetId("vpc-a" + number),
                            new NetId("vpc-b" + number),
                            BOB,
                            UnknownAccepter.REFUSE,
                            List.of()),
                    CallContext.ofProgram(ALICE));
            NetPeeringId id = ((Outcome.Done) requested).peering().id();
            assertThat(peerings.send(new AcceptNetPeering(id, BOB), CallContext.ofProgram(BOB)))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(peerings.send(new DeleteNetPeering(id, ALICE), CallContext.ofProgram(ALICE)))
                    .isInstanceOf(Outcome.Done.class);
            lived.add(id);
        }
        return lived;
    }

    /** What a reader has seen that passes over repetitions by the sequence of the peering, as it should. */
    private static final class Read {
        private final List<ConsumerRecord<String, String>> records = new ArrayList<>();
        private final Map<String, List<String>> types = new LinkedHashMap<>();
        private int repeated;

        void add(ConsumerRecord<String, String> entry) {
            records.add(entry);
            JsonNode event = JSON.readTree(entry.value());
            List<String> seen = types.computeIfAbsent(entry.key(), key -> new ArrayList<>());
            int sequence = Integer.parseInt(event.get("sequence").stringValue());
            if (sequence < seen.size()) {
                repeated++;
            } else {
                assertThat(sequence).as("no event is passed over: " + event).isEqualTo(seen.size());
                seen.add(event.get("type").stringValue());
            }
        }

        boolean isComplete(List<NetPeeringId> lived) {
            return lived.stream().allMatch(id -> WHOLE_LIFE.equals(types.get(id.value())));
        }
    }

    private Read awaitAll(List<NetPeeringId> lived) {
        Read read = new Read();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address(),
                        ConsumerConfig.GROUP_ID_CONFIG, UUID.randomUUID().toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
                return read.isComplete(lived);
            });
        }
        return read;
    }
}
