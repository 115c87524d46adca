package org.netpeering.server.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/**
 * At any time two Nets are joined by one active peering at most, and one request at most waits in each direction; in the
 * order of the commits, which need not be that of the log where streams differ.
 */
final class PairCheck implements Check {
    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        Map<Object, NetPeeringId> holders = new HashMap<>();
        evidence.streams().values().stream()
                .flatMap(stream -> stream.commits().stream())
                .sorted(Comparator.comparing(Commit::committedAt)
                        .thenComparing(commit -> commit.first().index()))
                .forEach(commit -> follow(commit, holders, violations, evidence));
        return violations;
    }

    private static void follow(
            Commit commit, Map<Object, NetPeeringId> holders, List<Violation> violations, Evidence evidence) {
        commit.before().view().ifPresent(view -> places(view).forEach(place -> holders.remove(place, view.id())));
        commit.after()
                .view()
                .ifPresent(view -> places(view).forEach(place -> {
                    NetPeeringId holder = holders.put(place, view.id());
                    if (holder != null) {
                        violations.add(new Violation(
                                "one active peering per pair, one live one per direction",
                                view.id() + " and " + holder + evidence.stream(view.id()) + evidence.stream(holder)));
                    }
                }));
    }

    /** What only one peering can have at a time. */
    private static List<Object> places(PeeringView view) {
        List<Object> places = new ArrayList<>();
        NetId source = view.source().net();
        NetId accepter = view.accepter().net();
        if (view.status().isLive()) {
            places.add(List.of(source, accepter));
        }
        if (view.status().holdsPair()) {
            places.add(new TreeSet<>(List.of(source, accepter)));
        }
        return places;
    }
}
