package org.netpeering.fcu;

import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.Refusal.InvalidState;
import org.netpeering.domain.api.Refusal.NotPermitted;
import org.netpeering.domain.api.Refusal.SameNet;
import org.netpeering.domain.value.PeeringStatus;

/**
 * The codes and sentences in which the personalities differ.
 *
 * @param malformedNetIdCode the code for a Net id of the wrong shape
 * @param malformedId the sentence for an id of the wrong shape, from the prefix that it should have and the id
 * @param missingParameter the sentence for a parameter that is not there, from its name
 * @param unknownFilter the sentence for a filter that does not exist, from its name
 */
record ErrorTexts(
        String malformedNetIdCode,
        BinaryOperator<String> malformedId,
        UnaryOperator<String> missingParameter,
        UnaryOperator<String> unknownFilter,
        Function<SameNet, String> sameNet,
        Function<InvalidState, String> invalidState,
        Function<NotPermitted, String> notPermitted) {
    static final ErrorTexts OUTSCALE = new ErrorTexts(
            "InvalidVpcId.Malformed",
            (prefix, id) -> "Invalid id '" + id + "' (must be '" + prefix + "-...')",
            name -> "The request must contain the parameter: "
                    + name.substring(0, 1).toLowerCase(Locale.ROOT)
                    + name.substring(1),
            name -> "The filter '" + name + "' is invalid",
            ErrorTexts::sameNetTwice,
            invalid -> "Invalid state transition for peering connection '" + invalid.peering()
                    + "'. Transition from state '" + invalid.state().wireName() + "' to '"
                    + invalid.action().target().wireName() + "' is not possible",
            refusal -> refusal.action() == PeeringAction.ACCEPT
                    ? "User " + refusal.caller() + " cannot accept peering " + refusal.peering()
                    : "User '" + refusal.caller() + "' cannot "
                            + refusal.action().verb() + " vpc peering connection '" + refusal.peering() + "'");

    static final ErrorTexts AWS = new ErrorTexts(
            "InvalidVpcID.Malformed",
            (prefix, id) -> "Invalid id: \"" + id + "\"",
            name -> "The request must contain the parameter " + name,
            name -> "The filter '" + name + "' is invalid",
            ErrorTexts::sameNetTwice,
            invalid -> "Invalid state transition for " + invalid.peering() + ", attempted to transition from "
                    + invalid.state().wireName() + " to " + towards(invalid.action()),
            refusal -> "User " + refusal.caller() + " cannot "
                    + refusal.action().verb() + " peering " + refusal.peering());

    private static String sameNetTwice(SameNet same) {
        return "Invalid value '" + same.net() + "' for peerVpcId. Both vpcId and peerVpcId values must be different.";
    }

    /** The state that AWS aims at first: the one on the way to the last one. */
    private static String towards(PeeringAction action) {
        return switch (action) {
            case ACCEPT -> PeeringStatus.PROVISIONING.wireName();
            case DELETE -> PeeringStatus.DELETING.wireName();
            case REJECT,
                    EXPIRE,
                    REPORT_NET_REMOVED,
                    REPORT_RANGES_CHANGED,
                    PROVISION,
                    TEAR_DOWN,
                    CHANGE_SOURCE_OPTIONS,
                    CHANGE_ACCEPTER_OPTIONS -> action.target().wireName();
        };
    }
}
