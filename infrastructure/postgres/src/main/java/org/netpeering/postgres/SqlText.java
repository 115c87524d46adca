package org.netpeering.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A statement that grows piece by piece together with its parameters; values never become part of the text. */
final class SqlText {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    SqlText append(String piece, Object... values) {
        text.append(piece);
        parameters.addAll(Arrays.asList(values));
        return this;
    }

    String text() {
        return text.toString();
    }

    List<Object> parameters() {
        return parameters;
    }
}
