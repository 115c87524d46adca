package org.netpeering.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Function;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.RegionName;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** How the words of the domain are written in the log: ids and ranges as plain texts, absent values left out. */
public final class DomainJson {
    private DomainJson() {}

    /** Has a mapper write the words of the domain so, and pass over what it does not know when it reads. */
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        SimpleModule texts = new SimpleModule("netpeering");
        addTexts(texts);
        return builder.addModule(texts)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    static void addTexts(SimpleModule module) {
        text(module, AccountId.class, AccountId::new);
        text(module, NetId.class, NetId::new);
        text(module, NetPeeringId.class, NetPeeringId::new);
        text(module, RegionName.class, RegionName::new);
        text(module, CidrBlock.class, CidrBlock::parse);
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> read) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                return read.apply(parser.getString());
            }
        });
    }
}
