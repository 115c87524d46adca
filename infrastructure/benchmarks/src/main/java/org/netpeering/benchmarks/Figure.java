package org.netpeering.benchmarks;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param what what was measured
 * @param value the number with its unit
 * @param wanted what it should be, or nothing
 * @param isGoal whether it is one of those that all the others are there to explain
 */
record Figure(String what, String value, String wanted, boolean isGoal) {
    static Figure of(String what, String format, Object... values) {
        return new Figure(what, String.format(Locale.ROOT, format, values), "", false);
    }

    Figure wanted(String target) {
        return new Figure(what, value, target, isGoal);
    }

    static Figure atLeast(double least, String what, double value, String remark) {
        return goal(what, value, remark, "at least " + least, value >= least);
    }

    static Figure atMost(double most, String what, double value, String remark) {
        return goal(what, value, remark, "at most " + most, value <= most);
    }

    private static Figure goal(String what, double value, String remark, String wanted, boolean isReached) {
        String measured = String.format(Locale.ROOT, "%.2f (%s)", value, remark);
        return new Figure(what, measured, wanted + (isReached ? ": reached" : ": missed"), true);
    }
}
