package org.netpeering.benchmarks;

import java.util.List;

/** The figures in columns, as Markdown. */
final class Table {
    private Table() {}

    static String of(List<Figure> figures) {
        int what = figures.stream()
                .mapToInt(figure -> figure.what().length())
                .max()
                .orElse(0);
        int value = figures.stream()
                .mapToInt(figure -> figure.value().length())
                .max()
                .orElse(0);
        StringBuilder table = new StringBuilder();
        line(table, what, value, new Figure("what", "measured", "wanted", false));
        line(table, what, value, new Figure("---", "---:", "---", false));
        figures.forEach(figure -> line(table, what, value, figure));
        return table.toString();
    }

    private static void line(StringBuilder table, int what, int value, Figure figure) {
        table.append("| ")
                .append(figure.what())
                .repeat(' ', what - figure.what().length());
        table.append(" | ")
                .repeat(' ', Math.max(0, value - figure.value().length()))
                .append(figure.value());
        table.append(" | ").append(figure.wanted()).append(" |\n");
    }
}
