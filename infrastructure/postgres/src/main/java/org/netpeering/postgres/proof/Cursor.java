package org.netpeering.postgres.proof;

import org.jspecify.annotations.Nullable;

/** Things one after the other, not all in memory at once. */
@FunctionalInterface
interface Cursor<T> {
    /**
     * The next one; null after the last, and then for ever.
     *
     * @throws AlteredLogException if what is there cannot be read as what it should be
     */
    @Nullable
    T next();
}
