package org.netpeering.outscale;

/**
 * A field of a request.
 *
 * @param name the name on the wire
 * @param kind what its value may be
 * @param isRequired whether the request is refused without it
 */
record Field<T>(String name, Kind<T> kind, boolean isRequired) {
    static <T> Field<T> required(String name, Kind<T> kind) {
        return new Field<>(name, kind, true);
    }

    static <T> Field<T> optional(String name, Kind<T> kind) {
        return new Field<>(name, kind, false);
    }
}
