package org.netpeering.outscale;

import java.util.Arrays;
import java.util.List;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.PeeringStatus;

/**
 * The names of states in this dialect, which has none for a peering that is on its way to active or to deleted (OAPI contract,
 * section 2): it goes on to show the state before. The message says what is going on.
 */
final class ShownState {
    private ShownState() {}

    /** The name under which the state is shown. */
    static String of(PeeringStatus status) {
        return switch (status) {
            case PROVISIONING -> PeeringStatus.PENDING_ACCEPTANCE.wireName();
            case DELETING -> PeeringStatus.ACTIVE.wireName();
            case PENDING_ACCEPTANCE, ACTIVE, REJECTED, FAILED, EXPIRED, DELETED -> status.wireName();
        };
    }

    /** The states that are shown under one of these names. */
    static List<TextPattern> shownAs(List<TextPattern> names) {
        return Arrays.stream(PeeringStatus.values())
                .filter(status -> names.stream().anyMatch(name -> name.matches(of(status))))
                .map(status -> TextPattern.exact(status.wireName()))
                .toList();
    }
}
