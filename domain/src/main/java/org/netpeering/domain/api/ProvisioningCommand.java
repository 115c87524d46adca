package org.netpeering.domain.api;

import org.netpeering.domain.value.NetPeeringId;

/**
 * What the host that joins the Nets, or the engine on its behalf, says of its work. Nobody else sends these, and each is
 * harmless when sent late or twice.
 */
public sealed interface ProvisioningCommand extends NetPeeringCommand {
    /**
     * The Nets are joined: a peering that is being provisioned becomes active.
     *
     * @param attempt the attempt that succeeded; refused if the ranges have changed since
     */
    record ConfirmProvisioned(NetPeeringId peeringId, int attempt) implements ProvisioningCommand {}

    /**
     * An attempt to join the Nets has failed; another follows, or the peering fails if that was the last one.
     *
     * @param attempt which one; refused unless it is the one that is under way
     * @param reason a sentence for people, both owners among them; cut at {@value #LONGEST_REASON} characters
     */
    record ReportProvisioningFailed(NetPeeringId peeringId, int attempt, String reason) implements ProvisioningCommand {
        /** Cuts the reason. */
        public ReportProvisioningFailed {
            reason = cut(reason);
        }
    }

    /** The Nets are no longer joined: a peering that is being deleted is deleted. */
    record ConfirmTornDown(NetPeeringId peeringId) implements ProvisioningCommand {}

    /**
     * An attempt to take the Nets apart has failed; another follows, however many there were.
     *
     * @param attempt which one; refused unless it is the one that is under way
     * @param reason a sentence for people, both owners among them; cut at {@value #LONGEST_REASON} characters
     */
    record ReportTearDownFailed(NetPeeringId peeringId, int attempt, String reason) implements ProvisioningCommand {
        /** Cuts the reason. */
        public ReportTearDownFailed {
            reason = cut(reason);
        }
    }

    /** Goes on with what is due: an attempt that nobody has answered has failed, and one that waited begins. */
    record ContinueProvisioning(NetPeeringId peeringId) implements ProvisioningCommand {}

    /** How many characters of a reason are kept. */
    int LONGEST_REASON = 500;

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
