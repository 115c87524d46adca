package org.netpeering.nativeapi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.application.feed.FeedPosition;
import org.netpeering.application.feed.LoggedEvent;
import org.netpeering.domain.api.EventNames;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.messages.CloudEvents;
import org.netpeering.messages.Reader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The catalogue that is checked in says what the events are. {@code -Dcatalogue.write=true} writes it anew; a version of an event
 * that is out in the world never changes, except by fields that may be absent.
 */
class CatalogueTest {
    private static final Path CATALOGUE =
            Path.of("src", "main", "resources", "org", "netpeering", "nativeapi", "catalogue");
    private static final Path GOLDEN = Path.of("..", "postgres", "src", "test", "resources", "events");
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final NetPeeringEvent EXPIRED = new PeeringExpired(
            new NetPeeringId("pcx-1a2b3c4d"),
            new NetEnd(
                    new NetId("vpc-00000001"), new AccountId("123456789012"), List.of(CidrBlock.parse("10.0.0.0/16"))),
            new NetEnd(new NetId("vpc-00000002"), null, List.of()),
            Instant.EPOCH,
            Instant.EPOCH);

    static List<String> events() {
        return EventNames.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaIsThatOfTheEvent(String name) throws IOException {
        Class<? extends NetPeeringEvent> event = EventNames.classOf(name).orElseThrow();

        assertIsCheckedIn(name, EventSchema.of(name, event));
    }

    @Test
    void theAsyncApiDocumentHasEveryEvent() throws IOException {
        assertIsCheckedIn("asyncapi", AsyncApiDocument.document());
    }

    @Test
    void nothingElseIsInTheCatalogue() throws IOException {
        try (Stream<Path> files = Files.list(CATALOGUE)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(events().stream(), Stream.of("asyncapi"))
                            .map(name -> name + ".json")
                            .toList());
        }
    }

    /** The golden files are what stands in logs. */
    @ParameterizedTest
    @MethodSource("events")
    void whatStandsInLogsIsValidAndDescribedToTheLastField(String name) throws IOException {
        JsonNode event = MAPPER.readTree(Files.readString(GOLDEN.resolve(name + ".json")));

        assertThat(errors(name, event)).isEmpty();
        assertThat(schemaText(name).get("properties").propertyNames()).containsAll(event.propertyNames());
    }

    @ParameterizedTest
    @CsvSource({
        "netpeering.requested.v1, /peeringId, pcx-XYZ",
        "netpeering.requested.v1, /expiresAt, tomorrow",
        "netpeering.accepted.v1, /by, 12",
        "netpeering.failed.v1, /cause, BAD_LUCK",
        "netpeering.deleted.v1, /source/net, net-1",
        "netpeering.expired.v1, /accepter/ranges/0, 10.0.0.0"
    })
    void whatIsNoSuchEventIsNotValid(String name, String field, String value) throws IOException {
        JsonNode event = MAPPER.readTree(Files.readString(GOLDEN.resolve(name + ".json")));
        int slash = field.lastIndexOf('/');
        JsonNode parent = event.at(field.substring(0, slash));
        String last = field.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.put(last, value);
        } else {
            ((tools.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(last), value);
        }

        assertThat(errors(name, event)).isNotEmpty();
    }

    @Test
    void aFieldThatIsMissingIsNoticed() throws IOException {
        ObjectNode event =
                (ObjectNode) MAPPER.readTree(Files.readString(GOLDEN.resolve("netpeering.requested.v1.json")));
        event.remove("expiresAt");

        assertThat(errors("netpeering.requested.v1", event)).isNotEmpty();
    }

    /** What is sent, with everything that metadata can say, is the payload that the document promises. */
    @Test
    void whatIsSentIsWhatTheAsyncApiDocumentPromises() throws IOException {
        String name = "netpeering.expired.v1";
        Map<String, String> metadata = Map.of(
                "commandId",
                "c",
                "correlationId",
                "c",
                "causationId",
                "c",
                "requestId",
                "r",
                "callerAccount",
                "engine",
                "user",
                "u",
                "accessKeyId",
                "k",
                "sourceIp",
                "i",
                "userAgent",
                "a",
                "traceId",
                "t");
        LoggedEvent logged = new LoggedEvent(
                new FeedPosition(7, 8),
                3,
                "id",
                name,
                Files.readString(GOLDEN.resolve(name + ".json")),
                metadata,
                EXPIRED);
        JsonNode sent = MAPPER.readTree(
                new CloudEvents("/test").bytes(logged, new Reader(new AccountId("123456789012"), true)));
        JsonNode promised = MAPPER.readTree(Files.readString(CATALOGUE.resolve("asyncapi.json")))
                .at("/components/messages/" + name + "/payload/schema");

        assertThat(promised.get("properties").propertyNames()).containsAll(sent.propertyNames());
        ObjectNode envelope = promised.deepCopy().asObject();
        ((ObjectNode) envelope.get("properties")).remove("data");
        assertThat(schema(envelope).validate(sent)).isEmpty();
        assertThat(errors(name, sent.get("data"))).isEmpty();
    }

    private static void assertIsCheckedIn(String name, ObjectNode document) throws IOException {
        Path file = CATALOGUE.resolve(name + ".json");
        String text = MAPPER.writeValueAsString(document) + "\n";
        if (Boolean.getBoolean("catalogue.write")) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    private static List<Error> errors(String name, JsonNode event) throws IOException {
        return schema(schemaText(name))
                .validate(
                        event.toString(),
                        InputFormat.JSON,
                        (execution, context) ->
                                execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static JsonNode schemaText(String name) throws IOException {
        return MAPPER.readTree(Files.readString(CATALOGUE.resolve(name + ".json")));
    }

    private static Schema schema(JsonNode text) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }
}
