package org.netpeering.server.inventory;

import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Invents ids of resources: a prefix and 8 hexadecimal digits, or 17. */
public record ResourceIds(RandomGenerator random) {
    private static final int MOST_TRIES = 20;
    private static final int LONG = 17;
    private static final int SHORT = 8;

    /** A random id of that prefix, such as {@code wh}, with 8 digits. */
    public String next(String prefix) {
        return next(prefix, SHORT);
    }

    String next(String prefix, int digits) {
        return digits == LONG
                ? String.format("%s-%016x%x", prefix, random.nextLong(), random.nextInt(16))
                : String.format("%s-%08x", prefix, random.nextInt());
    }

    /** How many digits an id has, for what belongs to it. */
    static int digitsOf(String id) {
        return id.length() - id.indexOf('-') - 1 == LONG ? LONG : SHORT;
    }

    String next(String prefix, int digits, Predicate<String> isFree) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            String id = next(prefix, digits);
            if (isFree.test(id)) {
                return id;
            }
        }
        throw new IllegalStateException("No free id of the form " + prefix + "-xxxxxxxx in " + MOST_TRIES + " tries");
    }
}
