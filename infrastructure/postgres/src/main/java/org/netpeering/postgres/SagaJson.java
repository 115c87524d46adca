package org.netpeering.postgres;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import org.netpeering.messages.DomainJson;
import tools.jackson.databind.json.JsonMapper;

/** How the state of a saga is written: the values of its fields. */
final class SagaJson {
    private SagaJson() {}

    static JsonMapper mapper() {
        return DomainJson.configure(JsonMapper.builder())
                .changeDefaultVisibility(visibility -> visibility
                        .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
                .build();
    }
}
