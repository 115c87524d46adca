package org.netpeering.outscale;

import java.util.SortedMap;
import org.netpeering.domain.value.Tag;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tags in requests and answers: keys of 1 to 255 characters, values of 0 to 255 (OAPI contract, 1.6). */
final class Tags {
    static final int LONGEST = 255;

    private static final Field<String> KEY = Field.required("Key", Kinds.TEXT);
    private static final Field<String> VALUE = Field.required("Value", Kinds.TEXT);
    private static final Kind<Arguments> KEY_AND_VALUE = Kinds.object(Shape.of(KEY, VALUE));

    static final Kind<Tag> TAG = (field, node) -> {
        Arguments tag = KEY_AND_VALUE.read(field, node);
        String key = tag.get(KEY);
        String value = tag.get(VALUE);
        if (key.isEmpty() || Kinds.isLonger(key, LONGEST)) {
            throw CallRefused.value(
                    ErrorCode.INVALID_TAG_KEY, field + ".Key", key, "A tag key has 1 to " + LONGEST + " characters.");
        }
        if (Kinds.isLonger(value, LONGEST)) {
            throw CallRefused.value(
                    ErrorCode.INVALID_TAG_VALUE_LENGTH,
                    field + ".Value",
                    value,
                    "A tag value has at most " + LONGEST + " characters.");
        }
        return new Tag(key, value);
    };

    private Tags() {}

    static ArrayNode document(SortedMap<String, String> tags) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        tags.forEach((key, value) -> array.addObject().put("Key", key).put("Value", value));
        return array;
    }
}
