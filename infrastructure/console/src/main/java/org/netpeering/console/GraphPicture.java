package org.netpeering.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.netpeering.application.audit.CausationGraph;
import org.netpeering.application.audit.CausationGraph.Edge;
import org.netpeering.application.audit.CausationGraph.Node;

/** What one request led to, drawn from left to right: each node one column behind what caused it. */
record GraphPicture(int width, int height, List<Box> boxes, List<Line> lines) {
    static final int BOX_WIDTH = 230;
    static final int BOX_HEIGHT = 46;

    private static final int COLUMN = 270;
    private static final int ROW = 64;
    private static final int MARGIN = 10;

    /** @param kind of the node, in lower case */
    record Box(int x, int y, String kind, String name, String note) {}

    /** @param path as SVG has it */
    record Line(String path) {}

    static GraphPicture of(CausationGraph graph) {
        Map<String, Integer> columns = columns(graph);
        Map<Integer, Integer> filled = new HashMap<>();
        Map<String, Box> boxes = new HashMap<>();
        List<Box> all = new ArrayList<>();
        int rows = 1;
        for (Node node : graph.nodes()) {
            int column = columns.getOrDefault(node.id(), 0);
            int row = filled.merge(column, 1, Integer::sum);
            rows = Math.max(rows, row);
            Box box = new Box(
                    MARGIN + column * COLUMN,
                    MARGIN + (row - 1) * ROW,
                    node.kind().name().toLowerCase(Locale.ROOT),
                    node.name(),
                    node.state() == null ? "" : node.state());
            boxes.put(node.id(), box);
            all.add(box);
        }
        int last = columns.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return new GraphPicture(
                2 * MARGIN + last * COLUMN + BOX_WIDTH,
                2 * MARGIN + (rows - 1) * ROW + BOX_HEIGHT,
                all,
                graph.edges().stream()
                        .filter(edge -> boxes.containsKey(edge.from()) && boxes.containsKey(edge.to()))
                        .map(edge -> line(
                                Objects.requireNonNull(boxes.get(edge.from())),
                                Objects.requireNonNull(boxes.get(edge.to()))))
                        .toList());
    }

    private static Map<String, Integer> columns(CausationGraph graph) {
        Map<String, Integer> columns = new HashMap<>();
        // Causes come before what they cause, except where a deadline is named early: as many rounds as there are nodes
        // settle all.
        for (int round = 0; round < graph.nodes().size(); round++) {
            boolean hasMoved = false;
            for (Edge edge : graph.edges()) {
                int behind = columns.getOrDefault(edge.from(), 0) + 1;
                if (behind > columns.getOrDefault(edge.to(), 0)) {
                    columns.put(edge.to(), behind);
                    hasMoved = true;
                }
            }
            if (!hasMoved) {
                break;
            }
        }
        return columns;
    }

    private static Line line(Box from, Box to) {
        int x1 = from.x() + BOX_WIDTH;
        int y1 = from.y() + BOX_HEIGHT / 2;
        int x2 = to.x();
        int y2 = to.y() + BOX_HEIGHT / 2;
        int middle = (x1 + x2) / 2;
        return new Line("M" + x1 + " " + y1 + "C" + middle + " " + y1 + " " + middle + " " + y2 + " " + x2 + " " + y2);
    }
}
