package org.netpeering.outscale;

import tools.jackson.databind.JsonNode;

/** What the value of a field may be, and what the calls make of it. */
@FunctionalInterface
interface Kind<T> {
    /**
     * Reads a value.
     *
     * @param field the name of the field, with the path that leads to it
     * @param node the value, never JSON null
     * @throws CallRefused naming the field and the value if it is not of this kind
     */
    T read(String field, JsonNode node);
}
