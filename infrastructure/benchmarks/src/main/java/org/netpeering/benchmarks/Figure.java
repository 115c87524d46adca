package org.netpeering.benchmarks;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param what what was measured
 * @param value the number with its unit
 * @param wanted what it should be, or nothing
 */
record Figure(String what, String value, String wanted) {
    static Figure of(String what, String format, Object... values) {
        return new Figure(what, String.format(Locale.ROOT, format, values), "");
    }

    Figure wanted(String target) {
        return new Figure(what, value, target);
    }
}
