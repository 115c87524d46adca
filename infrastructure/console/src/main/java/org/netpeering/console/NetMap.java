package org.netpeering.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.netpeering.application.inventory.Net;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;

/**
 * Nets as nodes in the frames of their accounts, peerings as lines between them. Each frame is a grid that is about as wide as
 * high, so that {@value #MOST_NETS} Nets still have a place of their own; more are not drawn, and first of all those that no peering
 * leads to.
 *
 * @param undrawn how many Nets of the account are left out
 */
record NetMap(
        int width,
        int height,
        List<Frame> frames,
        List<Node> nodes,
        List<Line> lines,
        MapWarnings warnings,
        int undrawn) {
    static final int MOST_NETS = 500;
    static final int MOST_LINES = 400;

    private static final int CELL_WIDTH = 132;
    private static final int CELL_HEIGHT = 76;
    private static final int MARGIN = 24;
    private static final int TITLE = 34;
    private static final int WIDEST = 1400;
    private static final int NARROWEST = 900;

    /** @param isOwn whether it is the account that looks */
    record Frame(int x, int y, int width, int height, String account, String name, boolean isOwn) {}

    /** @param isFound whether what is searched for is in its id, its name, its ranges or its account */
    record Node(int x, int y, String net, String name, String ranges, String account, boolean isFound) {}

    record Line(String path, String status, String peering, String ends) {}

    /** A Net before it has a place. */
    record Site(String net, String name, List<CidrBlock> ranges, String account) {
        String text() {
            return String.join(" ", net, name, String.valueOf(ranges), account).toLowerCase(Locale.ROOT);
        }
    }

    static NetMap of(AccountId viewer, List<Net> own, List<PeeringView> peerings, AccountNames names, String searched) {
        Map<String, Site> known = new LinkedHashMap<>();
        own.forEach(net -> known.put(
                net.id().value(),
                new Site(net.id().value(), net.tags().getOrDefault("Name", ""), List.of(net.range()), viewer.value())));
        Map<String, Site> sites = new LinkedHashMap<>();
        List<PeeringView> drawn = new ArrayList<>();
        for (PeeringView view : peerings) {
            long more = Stream.of(view.source(), view.accepter())
                    .filter(end -> !sites.containsKey(end.net().value()))
                    .count();
            if (sites.size() + more <= MOST_NETS) {
                Stream.of(view.source(), view.accepter())
                        .forEach(end ->
                                sites.computeIfAbsent(end.net().value(), net -> known.getOrDefault(net, siteOf(end))));
                drawn.add(view);
            }
        }
        known.values().stream()
                .filter(site -> !sites.containsKey(site.net()))
                .sorted(Comparator.comparing(site -> !isFound(site, searched)))
                .limit(MOST_NETS - sites.size())
                .toList()
                .forEach(site -> sites.put(site.net(), site));
        int undrawn = (int)
                known.keySet().stream().filter(net -> !sites.containsKey(net)).count();
        TreeMap<String, List<Site>> byAccount = new TreeMap<>();
        sites.values()
                .forEach(site -> byAccount
                        .computeIfAbsent(site.account(), key -> new ArrayList<>())
                        .add(site));
        return new Drawing(viewer, names, searched)
                .draw(byAccount, drawn, MapWarnings.of(viewer, List.copyOf(sites.values()), drawn), undrawn);
    }

    private static boolean isFound(Site site, String searched) {
        return !searched.isEmpty() && site.text().contains(searched.toLowerCase(Locale.ROOT));
    }

    private static Site siteOf(NetEnd end) {
        return new Site(end.net().value(), "", end.ranges(), Objects.toString(end.account(), "?"));
    }

    private static final class Drawing {
        private final AccountId viewer;
        private final AccountNames names;
        private final String searched;
        private final List<Frame> frames = new ArrayList<>();
        private final Map<String, Node> nodes = new HashMap<>();
        private int x = MARGIN;
        private int y = MARGIN;
        private int rowHeight;
        private int width = NARROWEST;

        Drawing(AccountId viewer, AccountNames names, String searched) {
            this.viewer = viewer;
            this.names = names;
            this.searched = searched;
        }

        NetMap draw(Map<String, List<Site>> byAccount, List<PeeringView> peerings, MapWarnings warnings, int undrawn) {
            List<Site> own = byAccount.getOrDefault(viewer.value(), List.of());
            if (!own.isEmpty()) {
                frame(viewer.value(), own);
            }
            byAccount.forEach((account, sites) -> {
                if (!account.equals(viewer.value())) {
                    frame(account, sites);
                }
            });
            List<Line> lines = peerings.stream().map(this::line).toList();
            return new NetMap(
                    width, y + rowHeight + MARGIN, frames, List.copyOf(nodes.values()), lines, warnings, undrawn);
        }

        private void frame(String account, List<Site> sites) {
            int columns = Math.min((WIDEST - 2 * MARGIN) / CELL_WIDTH, Math.max(1, (int)
                    Math.ceil(Math.sqrt(sites.size() * 1.2))));
            int rows = (sites.size() + columns - 1) / columns;
            int frameWidth = columns * CELL_WIDTH + MARGIN;
            int frameHeight = rows * CELL_HEIGHT + TITLE + MARGIN / 2;
            if (x > MARGIN && x + frameWidth + MARGIN > WIDEST) {
                x = MARGIN;
                y += rowHeight + 2 * MARGIN;
                rowHeight = 0;
            }
            String name = AccountId.isValid(account)
                    ? names.nameOf(new AccountId(account)).orElse("")
                    : "";
            frames.add(new Frame(x, y, frameWidth, frameHeight, account, name, account.equals(viewer.value())));
            for (int i = 0; i < sites.size(); i++) {
                Site site = sites.get(i);
                nodes.put(
                        site.net(),
                        new Node(
                                x + MARGIN / 2 + (i % columns) * CELL_WIDTH + CELL_WIDTH / 2,
                                y + TITLE + (i / columns) * CELL_HEIGHT + CELL_HEIGHT / 2,
                                site.net(),
                                site.name(),
                                String.join(
                                        ", ",
                                        site.ranges().stream()
                                                .map(Object::toString)
                                                .toList()),
                                site.account(),
                                isFound(site, searched)));
            }
            x += frameWidth + 2 * MARGIN;
            rowHeight = Math.max(rowHeight, frameHeight);
            width = Math.max(width, x - MARGIN);
        }

        private Line line(PeeringView view) {
            Node from = Objects.requireNonNull(nodes.get(view.source().net().value()));
            Node to = Objects.requireNonNull(nodes.get(view.accepter().net().value()));
            int bend = Math.max(24, Math.abs(to.x() - from.x()) / 6);
            int middleX = (from.x() + to.x()) / 2;
            int middleY = (from.y() + to.y()) / 2 - bend;
            return new Line(
                    "M" + from.x() + " " + from.y() + "Q" + middleX + " " + middleY + " " + to.x() + " " + to.y(),
                    view.status().wireName(),
                    view.id().value(),
                    from.net() + " \u2192 " + to.net());
        }
    }
}
