package org.netpeering.application.port;

import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetPeeringId;

/**
 * Joins the networks of two Nets and takes them apart. Those who embed the engine provide it; without one, an accepted peering is
 * active at once and a deleted one is deleted at once.
 *
 * <p>Both methods are called after the transaction in which the peering was accepted or deleted, outside of any other, and again
 * if nobody answers in time, a node dies, or an attempt fails: they must do nothing where nothing is left to do. On one node the
 * calls about one peering follow each other; while another node takes over, a call may still be at work on the old one, so let
 * the order with the higher {@link Order#version} win.
 *
 * <p>Each answers by what it returns, or returns {@link Answer.Later} and has the answer sent by
 * {@link org.netpeering.application.NetPeerings}: {@code provisioned}, {@code provisioningFailed}, {@code tornDown} or
 * {@code tearDownFailed}. What it throws counts as a failed attempt, with the message as the reason.
 */
public interface PeeringProvisioner {
    /**
     * Lets the two Nets reach each other by these ranges. The order may be a repeated one, or one for other ranges than before.
     * An attempt that fails leaves nothing behind, or {@link #disconnect} takes it away.
     */
    Answer connect(Order order);

    /**
     * Takes away all that {@link #connect} may have made for this peering. Also called for a peering that was given up, or that
     * was never connected, and whose Nets may be gone. Never given up.
     */
    Answer disconnect(Order order);

    /**
     * What is to be joined or taken apart.
     *
     * @param source the Net that asked, with its owner and ranges
     * @param accepter the Net that was asked, with its owner and ranges
     * @param attempt which attempt it is, from 1; to be named in the answer
     * @param version the place of the order in the history of the peering; a later order has a higher one
     */
    record Order(NetPeeringId peering, NetEnd source, NetEnd accepter, int attempt, long version) {}

    /** What has become of an order. */
    sealed interface Answer {
        /** It is carried out. */
        Answer DONE = new Done();

        /** The answer comes by command. */
        Answer LATER = new Later();

        /** That attempt has failed. */
        static Answer failed(String reason) {
            return new Failed(reason);
        }

        /** It is carried out. */
        record Done() implements Answer {}

        /** The answer comes by command, within the time that the settings give. */
        record Later() implements Answer {}

        /**
         * The attempt has failed.
         *
         * @param reason a sentence for people, both owners among them
         */
        record Failed(String reason) implements Answer {}
    }
}
