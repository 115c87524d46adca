package org.netpeering.fcu;

import java.util.function.Function;
import java.util.function.Predicate;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.PeeringStatus;

/**
 * What a personality shows of a peering.
 *
 * @param statusInCreateAnswer the state in the answer to the request
 * @param statusInAcceptAnswer the state in the answer to the acceptance
 * @param statusInLists the state everywhere else
 * @param sourceRange whether the range of the requester's Net is shown
 * @param accepterRange whether the range of the accepter's Net is shown
 * @param expirationTime whether the instant of expiry is shown
 * @param extraInfo what else stands in the two infos
 */
record PeeringAppearance(
        Function<PeeringView, ShownStatus> statusInCreateAnswer,
        Function<PeeringView, ShownStatus> statusInAcceptAnswer,
        Function<PeeringView, ShownStatus> statusInLists,
        Predicate<PeeringView> sourceRange,
        Predicate<PeeringView> accepterRange,
        Predicate<PeeringView> expirationTime,
        ExtraInfo extraInfo) {
    static final PeeringAppearance OUTSCALE = new PeeringAppearance(
            ShownStatus::asStored,
            ShownStatus::asStored,
            ShownStatus::asStored,
            peering -> true,
            peering -> true,
            peering -> peering.status() == PeeringStatus.PENDING_ACCEPTANCE,
            (xml, peering, end) -> {});

    /** A state as it stands on the wire. */
    record ShownStatus(String code, String message) {
        static ShownStatus asStored(PeeringView peering) {
            return new ShownStatus(peering.status().wireName(), peering.message());
        }
    }

    /** Writes elements of a personality into the info of one side. */
    @FunctionalInterface
    interface ExtraInfo {
        void write(Xml info, PeeringView peering, NetEnd end);
    }
}
