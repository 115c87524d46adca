package org.netpeering.postgres;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Chance, from a seed. */
record Dice(Random random) {
    boolean isOneIn(int sides) {
        return random.nextInt(sides) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** None, or some. */
    <T> List<T> some(Supplier<T> one) {
        return times(pick(0, 1, 1, 1, 2, 4), one);
    }

    <T> List<T> times(int times, Supplier<T> one) {
        return random.ints(times, 0, 2).mapToObj(i -> one.get()).toList();
    }
}
