package org.netpeering.postgres;

import java.util.Optional;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.netpeering.domain.api.EventNames;
import org.netpeering.messages.DomainJson;

/** Writes JSON under logical names: what is stored never names a class of the engine. */
final class LogicalNamesSerializer extends Jackson3Serializer {
    private static final String POSITION = "netpeering.position.v1";

    LogicalNamesSerializer() {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(DomainJson::configure));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        Optional<String> name = type == LogPosition.class ? Optional.of(POSITION) : EventNames.nameOf(type);
        return name.<SerializedType>map(known -> new SimpleSerializedType(known, null))
                .orElseGet(() -> super.typeForClass(type));
    }

    @Override
    protected String resolveClassName(SerializedType serializedType) {
        String name = serializedType.getName();
        return name.equals(POSITION)
                ? LogPosition.class.getName()
                : EventNames.classOf(name).map(Class::getName).orElse(name);
    }
}
