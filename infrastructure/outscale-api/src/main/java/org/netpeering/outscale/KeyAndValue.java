package org.netpeering.outscale;

import java.util.ArrayList;
import java.util.List;
import org.netpeering.domain.value.Tag;

/**
 * A tag as filters name it, {@code KEY=VALUE}. Keys and values may hold that sign too, so every way to split the text into
 * a key and a value that a tag can have is a candidate.
 */
final class KeyAndValue {
    static final Kind<List<Tag>> CANDIDATES = (field, node) -> {
        String text = Kinds.TEXT.read(field, node);
        if (text.indexOf('=') < 1) {
            throw CallRefused.value(ErrorCode.INVALID_FILTER, field, text, "Name a tag as KEY=VALUE.");
        }
        return candidates(text);
    };

    private KeyAndValue() {}

    private static List<Tag> candidates(String text) {
        List<Tag> tags = new ArrayList<>();
        int longestKey = 2 * Tags.LONGEST;
        for (int i = text.indexOf('=', 1); i > 0 && i <= longestKey; i = text.indexOf('=', i + 1)) {
            if (text.length() - i - 1 <= longestKey) {
                tags.add(new Tag(text.substring(0, i), text.substring(i + 1)));
            }
        }
        return tags;
    }
}
