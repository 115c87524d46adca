package org.netpeering.server.campaign;

import java.util.List;
import java.util.Map;
import org.netpeering.domain.value.NetPeeringId;

/**
 * What the processes that follow the log keep.
 *
 * @param sagas how many sagas each peering has
 * @param deadlines how many deadlines each peering has
 * @param strays how many deadlines belong to no saga
 * @param parked the events that a follower gave up, each with its failure
 */
record ProcessRows(
        Map<NetPeeringId, Integer> sagas, Map<NetPeeringId, Integer> deadlines, int strays, List<String> parked) {
    static final ProcessRows NONE = new ProcessRows(Map.of(), Map.of(), 0, List.of());

    ProcessRows {
        sagas = Map.copyOf(sagas);
        deadlines = Map.copyOf(deadlines);
        parked = List.copyOf(parked);
    }
}
