package org.netpeering.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is sent to another JVM arrives there as it was. */
class PeeringMessagesTest {
    private final Serializer serializer = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(mapper -> mapper.addModule(PeeringMessages.module()))
            .build();
    private final JsonMapper json = new JsonMapper();

    private static Stream<NetPeeringCommand> commands() {
        return Samples.commands();
    }

    private static Stream<Outcome> outcomes() {
        return Samples.outcomes();
    }

    private static Stream<Refusal> refusals() {
        return Samples.refusals();
    }

    @Test
    void theSamplesAreOfEveryKind() {
        assertThat(kindsIn(commands())).isEqualTo(kindsOf(NetPeeringCommand.class));
        assertThat(kindsIn(outcomes())).isEqualTo(kindsOf(Outcome.class));
        assertThat(kindsIn(refusals())).isEqualTo(kindsOf(Refusal.class));
    }

    private static Set<Class<?>> kindsIn(Stream<?> samples) {
        return samples.<Class<?>>map(Object::getClass).collect(Collectors.toSet());
    }

    private static Set<Class<?>> kindsOf(Class<?> type) {
        return PeeringMessages.kindsOf(type).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource({"commands", "outcomes"})
    void itArrivesAsItWas(Object message) {
        assertThat(sent(message)).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource({"commands", "outcomes"})
    void whatALaterVersionAddsIsPassedOver(Object message) {
        SerializedObject<String> written = serializer.serialize(message, String.class);
        ObjectNode document = (ObjectNode) json.readTree(written.getData());
        document.put("ofALaterVersion", 1);
        JsonNode refusal = document.get("refusal");
        if (refusal != null) {
            ((ObjectNode) refusal).put("ofALaterVersion", 1);
        }
        Object read = serializer.deserialize(
                new SimpleSerializedObject<>(document.toString(), String.class, written.getType()));
        assertThat(read).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsNamedByItsCodeAndTheDocumentationHasAnExample(Refusal refusal) throws IOException {
        String written =
                serializer.serialize(new Outcome.Refused(refusal), String.class).getData();
        assertThat(json.readTree(written).get("refusal").get("code").stringValue())
                .isEqualTo(refusal.code());
        assertThat(Files.readString(Path.of("../../docs/embedding-remote.md")))
                .contains("`" + json.readTree(written).get("refusal") + "`");
    }

    private Object sent(Object message) {
        return serializer.deserialize(serializer.serialize(message, byte[].class));
    }
}
