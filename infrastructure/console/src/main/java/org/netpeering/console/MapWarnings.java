package org.netpeering.console;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.netpeering.console.NetMap.Site;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RangePair;

/**
 * What surprises people about a network of peerings: Nets that can never be peered, since they have addresses in common, and
 * Nets that are joined with the same Net and so are not joined with each other.
 *
 * @param hasMore whether there are more than are told
 */
record MapWarnings(List<Clash> clashes, List<Gap> gaps, boolean hasMore) {
    private static final int MOST = 20;

    record Clash(String one, String other, String ranges) {}

    /** @param between the Net that both are peered with */
    record Gap(String one, String between, String other) {}

    static MapWarnings of(AccountId viewer, List<Site> sites, List<PeeringView> peerings) {
        List<Clash> clashes = new ArrayList<>();
        for (int i = 0; i < sites.size() && clashes.size() <= MOST; i++) {
            for (int j = i + 1; j < sites.size() && clashes.size() <= MOST; j++) {
                Site one = sites.get(i);
                Site other = sites.get(j);
                boolean isOurs =
                        one.account().equals(viewer.value()) || other.account().equals(viewer.value());
                List<RangePair> pairs = isOurs ? RangePair.colliding(one.ranges(), other.ranges()) : List.of();
                if (!pairs.isEmpty()) {
                    clashes.add(
                            new Clash(one.net(), other.net(), pairs.getFirst().toString()));
                }
            }
        }
        List<Gap> gaps = gaps(peerings);
        return new MapWarnings(
                clashes.stream().limit(MOST).toList(),
                gaps.stream().limit(MOST).toList(),
                clashes.size() > MOST || gaps.size() > MOST);
    }

    private static List<Gap> gaps(List<PeeringView> peerings) {
        Map<String, Set<String>> joined = new TreeMap<>();
        peerings.stream().filter(view -> view.status() == PeeringStatus.ACTIVE).forEach(view -> {
            String source = view.source().net().value();
            String accepter = view.accepter().net().value();
            joined.computeIfAbsent(source, key -> new TreeSet<>()).add(accepter);
            joined.computeIfAbsent(accepter, key -> new TreeSet<>()).add(source);
        });
        List<Gap> gaps = new ArrayList<>();
        for (Map.Entry<String, Set<String>> middle : joined.entrySet()) {
            List<String> around = List.copyOf(middle.getValue());
            for (int i = 0; i < around.size() && gaps.size() <= MOST; i++) {
                for (int j = i + 1; j < around.size() && gaps.size() <= MOST; j++) {
                    if (!joined.getOrDefault(around.get(i), new HashSet<>()).contains(around.get(j))) {
                        gaps.add(new Gap(around.get(i), middle.getKey(), around.get(j)));
                    }
                }
            }
        }
        return gaps;
    }
}
