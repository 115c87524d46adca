package org.netpeering.server.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.value.NetPeeringId;

/**
 * The processes have met every event: who waits has one saga and one deadline, who is done has none. Holds only once the
 * followers have caught up.
 */
final class ProcessCheck implements Check {
    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        ProcessRows processes = evidence.processes();
        Set<NetPeeringId> ids = new TreeSet<>(evidence.streams().keySet());
        ids.addAll(processes.sagas().keySet());
        ids.addAll(processes.deadlines().keySet());
        for (NetPeeringId id : ids) {
            PeeringStream stream = evidence.stream(id);
            int wanted = stream.state() instanceof NetPeering.PendingAcceptance ? 1 : 0;
            int sagas = processes.sagas().getOrDefault(id, 0);
            int deadlines = processes.deadlines().getOrDefault(id, 0);
            if (sagas != wanted || deadlines != wanted) {
                violations.add(new Violation(
                        "followers skip no event and leave nothing behind",
                        id + ": " + sagas + " sagas and " + deadlines + " deadlines instead of " + wanted + stream));
            }
        }
        if (processes.strays() > 0) {
            violations.add(new Violation(
                    "followers skip no event and leave nothing behind",
                    processes.strays() + " deadlines without a saga"));
        }
        processes
                .parked()
                .forEach(parked -> violations.add(
                        new Violation("no event is given up because a node or the database was in trouble", parked)));
        return violations;
    }
}
