package org.netpeering.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that grows piece by piece together with its parameters; values never become part of the text. */
final class SqlText {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    SqlText append(String piece, @Nullable Object... values) {
        text.append(piece);
        parameters.addAll(Arrays.asList(values));
        return this;
    }

    String text() {
        return text.toString();
    }

    List<@Nullable Object> parameters() {
        return parameters;
    }
}
