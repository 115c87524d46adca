package org.netpeering.server.inventory;

import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Invents ids of resources: a prefix and 8 hexadecimal digits. */
public record ResourceIds(RandomGenerator random) {
    private static final int MOST_TRIES = 20;

    /** A random id of that prefix, such as {@code pcx}. */
    public String next(String prefix) {
        return String.format("%s-%08x", prefix, random.nextInt());
    }

    String next(String prefix, Predicate<String> isFree) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            String id = next(prefix);
            if (isFree.test(id)) {
                return id;
            }
        }
        throw new IllegalStateException("No free id of the form " + prefix + "-xxxxxxxx in " + MOST_TRIES + " tries");
    }
}
