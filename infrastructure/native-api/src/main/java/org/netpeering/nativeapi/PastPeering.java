package org.netpeering.nativeapi;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.audit.AuditQuery.ReadPeeringHistory;
import org.netpeering.application.audit.RecordedHistory;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.edge.HttpCall;

/** The past of the one peering that a path names, and the points in it that parameters name. */
record PastPeering(
        NetPeeringId id, RecordedHistory history, @Nullable AccountId viewer, Instant now) {
    private static final String DIGITS = "[0-9]{1,9}";

    static final String POINT_RULE =
            "Send the version of an event of this peering, from 0, or an instant such as 2026-11-23T08:00:00Z.";

    /** @throws ProblemException if there is none, or none that the caller may see */
    static PastPeering of(HttpCall call, String shape, NetPeerings peerings, InstantSource clock, CallContext caller) {
        String segment = Resources.segment(call.normalizedPath(), shape);
        if (!NetPeeringId.isValid(segment)) {
            throw Problem.invalidValue("the peering in the path", segment, Rules.PEERING)
                    .asException();
        }
        NetPeeringId id = new NetPeeringId(segment);
        @Nullable AccountId viewer = Viewer.of(caller);
        RecordedHistory history = peerings.ask(new ReadPeeringHistory(viewer, id), caller);
        if (history.stream().isEmpty()) {
            throw new Problem(404, "Not Found", "no-such-peering", "There is no peering " + id + " that you may see.")
                    .asException();
        }
        return new PastPeering(id, history, viewer, clock.instant());
    }

    /** The peering at the instant that the parameter names, which is not in the future. */
    Optional<PeeringView> at(String parameter, Instant instant) {
        if (instant.isAfter(now)) {
            throw Problem.invalidValue(
                            parameter, instant.toString(), "It lies in the future; the server has " + now + ".")
                    .asException();
        }
        return history.asOf(instant);
    }

    /** The peering at the version or instant that the parameter names. */
    PeeringView at(String parameter, String point) {
        Optional<PeeringView> view =
                point.matches(DIGITS) ? history.atVersion(Long.parseLong(point)) : at(parameter, Instants.parse(point));
        return view.orElseThrow(() -> wasNotThere(parameter, point));
    }

    ProblemException wasNotThere(String parameter, String point) {
        return new Problem(
                        404,
                        "Not Found",
                        "no-such-version",
                        "At " + parameter + "=" + point + " there was no peering " + id
                                + "; its events have the versions 0"
                                + " to " + (history.stream().size() - 1) + ", and the first happened at "
                                + history.stream().getFirst().occurredAt() + ".")
                .asException();
    }

    static boolean isPoint(String text) {
        return text.matches(DIGITS) || Instants.isValid(text);
    }
}
