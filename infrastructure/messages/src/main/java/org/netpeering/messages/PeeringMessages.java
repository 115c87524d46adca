package org.netpeering.messages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.TagOwner;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * Commands and their outcomes in JSON, for command buses that reach other JVMs. A refusal arrives as what it is: a record of its kind,
 * named by its {@link Refusal#code()}.
 *
 * <p>A reader of another version passes over what it does not know. Queries and events are not among them: events are read from
 * the feed, the webhooks or the broker.
 */
public final class PeeringMessages {
    private PeeringMessages() {}

    /** What the Jackson of a serializer has to know; says nothing of types that are not ours. */
    public static JacksonModule module() {
        SimpleModule module = new SimpleModule("netpeering-messages");
        DomainJson.addTexts(module);
        module.addKeyDeserializer(TagOwner.class, new TagOwnerKeys());
        module.setMixInAnnotation(Outcome.class, NamedOutcome.class);
        module.setMixInAnnotation(Refusal.class, NamedRefusal.class);
        kindsOf(Outcome.class)
                .forEach(type -> module.registerSubtypes(new NamedType(type, kebab(type.getSimpleName()))));
        kindsOf(Refusal.class)
                .forEach(type -> module.registerSubtypes(new NamedType(type, kebab(type.getSimpleName()))));
        Stream.concat(kindsOf(NetPeeringCommand.class), Stream.concat(kindsOf(Outcome.class), kindsOf(Refusal.class)))
                .forEach(type -> module.setMixInAnnotation(type, OfAnyVersion.class));
        return module;
    }

    static Stream<Class<?>> kindsOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(PeeringMessages::kindsOf)
                : Stream.of(type);
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    private interface NamedOutcome {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "code")
    private interface NamedRefusal {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private interface OfAnyVersion {}

    private static final class TagOwnerKeys extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return TagOwner.parse(key);
        }
    }
}
