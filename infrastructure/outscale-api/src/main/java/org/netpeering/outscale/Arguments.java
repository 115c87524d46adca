package org.netpeering.outscale;

import java.util.Map;
import java.util.Optional;

/** The fields of a request, read and checked. */
final class Arguments {
    /** No field was sent. */
    static final Arguments NONE = new Arguments(Map.of());

    private final Map<Field<?>, Object> values;

    /** Each value must be what the kind of its field has read. */
    Arguments(Map<Field<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** The value of a required field. */
    <T> T get(Field<T> field) {
        return find(field).orElseThrow();
    }

    /** The value of a field, if it was sent. */
    @SuppressWarnings("unchecked")
    <T> Optional<T> find(Field<T> field) {
        return Optional.ofNullable((T) values.get(field));
    }
}
