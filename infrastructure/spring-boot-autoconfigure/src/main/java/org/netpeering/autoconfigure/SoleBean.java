package org.netpeering.autoconfigure;

import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;

/** A bean of the application of which the engine needs exactly one. */
final class SoleBean {
    private SoleBean() {}

    /** The only one, or the primary one among several, or if there is none the other. */
    static <T> T of(Class<T> type, ObjectProvider<T> beans, Supplier<T> other) {
        try {
            return beans.getIfAvailable(other);
        } catch (NoUniqueBeanDefinitionException e) {
            throw several(type, e);
        }
    }

    /** The only one, or the primary one among several, or nothing. */
    static <T> @Nullable T orNone(Class<T> type, ObjectProvider<T> beans) {
        try {
            return beans.getIfAvailable();
        } catch (NoUniqueBeanDefinitionException e) {
            throw several(type, e);
        }
    }

    private static MisconfiguredHost several(Class<?> type, NoUniqueBeanDefinitionException found) {
        Collection<String> names = found.getBeanNamesFound();
        return new MisconfiguredHost(
                "netpeering needs one bean of type " + type.getName() + ", and this application has "
                        + (names == null ? "several" : names.size() + ": " + String.join(", ", names)) + ".",
                "Remove all but one, or mark the one that netpeering is to use as @Primary.");
    }
}
