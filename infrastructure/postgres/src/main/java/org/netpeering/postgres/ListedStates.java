package org.netpeering.postgres;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.value.PeeringStatus;

/** The states, as lists show them, that the filters of a list leave over. */
record ListedStates(Set<PeeringStatus> states) {
    static ListedStates of(List<PeeringFilter> filters) {
        Set<PeeringStatus> left = EnumSet.allOf(PeeringStatus.class);
        filters.forEach(filter -> left.removeIf(state -> !filter.canHoldIn(state)));
        return new ListedStates(left);
    }

    boolean isEmpty() {
        return states.isEmpty();
    }

    /** Whether anything is asked for that is stored as alive. */
    boolean live() {
        return active() || onTheirWay() || pending() || expired();
    }

    boolean active() {
        return states.contains(PeeringStatus.ACTIVE);
    }

    boolean pending() {
        return states.contains(PeeringStatus.PENDING_ACCEPTANCE);
    }

    /** Whether what is on the way to active or to deleted is asked for. */
    boolean onTheirWay() {
        return states.contains(PeeringStatus.PROVISIONING) || states.contains(PeeringStatus.DELETING);
    }

    boolean allOnTheirWay() {
        return states.contains(PeeringStatus.PROVISIONING) && states.contains(PeeringStatus.DELETING);
    }

    /** The state of what has expired, and of what is stored as pending and overdue. */
    boolean expired() {
        return states.contains(PeeringStatus.EXPIRED);
    }

    boolean ended() {
        return states.stream().anyMatch(state -> !state.isLive());
    }

    boolean allEnded() {
        return Stream.of(PeeringStatus.values())
                .filter(state -> !state.isLive())
                .allMatch(states::contains);
    }

    String[] wireNames() {
        return states.stream().map(PeeringStatus::wireName).toArray(String[]::new);
    }
}
