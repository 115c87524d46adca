package org.netpeering.fcu;

import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.api.Refusal.AccepterNetUnknown;
import org.netpeering.domain.api.Refusal.AccepterOwnerMissing;
import org.netpeering.domain.api.Refusal.ActionDenied;
import org.netpeering.domain.api.Refusal.AgainstPolicy;
import org.netpeering.domain.api.Refusal.AlreadyDone;
import org.netpeering.domain.api.Refusal.AlreadyPeered;
import org.netpeering.domain.api.Refusal.IdTaken;
import org.netpeering.domain.api.Refusal.InvalidState;
import org.netpeering.domain.api.Refusal.KeyReused;
import org.netpeering.domain.api.Refusal.NetLacksVm;
import org.netpeering.domain.api.Refusal.NoSuchPeering;
import org.netpeering.domain.api.Refusal.NotPermitted;
import org.netpeering.domain.api.Refusal.NotYetDue;
import org.netpeering.domain.api.Refusal.NothingDue;
import org.netpeering.domain.api.Refusal.RangesChanged;
import org.netpeering.domain.api.Refusal.SameNet;
import org.netpeering.domain.api.Refusal.SourceNetUnknown;
import org.netpeering.domain.api.Refusal.StaleAttempt;
import org.netpeering.domain.api.Refusal.StillDeleting;
import org.netpeering.domain.api.Refusal.TooManyPeerings;
import org.netpeering.domain.api.Refusal.TooManyPendingRequests;
import org.netpeering.domain.api.Refusal.TooManyTags;
import org.netpeering.domain.api.Refusal.VersionMismatch;
import org.netpeering.domain.api.Refusal.WrongRegion;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** What the engine refuses, in the codes and words of this dialect (EC2 API reference, "Error codes"). */
final class RefusalErrors {
    private static final String NOT_PERMITTED = "OperationNotPermitted";
    private static final String INVALID_STATE = "InvalidStateTransition";

    private final ErrorTexts texts;

    RefusalErrors(ErrorTexts texts) {
        this.texts = texts;
    }

    FcuError of(Refusal refusal) {
        return switch (refusal) {
            case SourceNetUnknown unknown -> noSuchNet(unknown.net());
            case AccepterNetUnknown unknown -> noSuchNet(unknown.net());
            case SameNet same ->
                FcuError.of("InvalidParameterValue", texts.sameNet().apply(same));
            case AccepterOwnerMissing missing ->
                FcuError.of("MissingParameter", texts.missingParameter().apply("PeerOwnerId"));
            case NetLacksVm lacking ->
                FcuError.of(
                        "IncorrectState",
                        "The vpc '" + lacking.net() + "' must contain at least one instance before it is peered");
            case StillDeleting still -> FcuError.of("IncorrectState", still.message());
            case AgainstPolicy against -> FcuError.of(NOT_PERMITTED, against.message());
            case TooManyPendingRequests tooMany ->
                FcuError.of(
                        "OutstandingVpcPeeringConnectionLimitExceeded",
                        tooManyOf(tooMany.net(), tooMany.limit(), "outstanding vpc peering connection requests"));
            case TooManyPeerings tooMany ->
                FcuError.of(
                        "VpcPeeringConnectionsPerVpcLimitExceeded",
                        tooManyOf(tooMany.net(), tooMany.limit(), "vpc peering connections"));
            case NoSuchPeering none -> noSuchPeering(none.peering());
            case NotPermitted refused -> FcuError.of(NOT_PERMITTED, notPermitted(refused));
            case InvalidState invalid -> invalidState(invalid);
            case AlreadyPeered joined ->
                FcuError.of(
                        "VpcPeeringConnectionAlreadyExists",
                        "The vpc peering connection identified by " + joined.active() + " already exists.");
            case WrongRegion wrong ->
                FcuError.of(
                        NOT_PERMITTED,
                        "Incorrect region (" + wrong.region()
                                + ") specified for this request. VPC peering connection " + wrong.peering()
                                + " must be " + wrong.action().participle() + " in region " + wrong.right());
            case ActionDenied denied ->
                new FcuError(
                        403,
                        "UnauthorizedOperation",
                        "You are not authorized to perform this operation. " + denied.message() + ".");
            case TooManyTags tooMany -> tooManyTags(tooMany.peering().value(), tooMany.limit());
            case AlreadyDone done -> FcuError.of(INVALID_STATE, done.message());
            case NotYetDue notYet -> FcuError.of(INVALID_STATE, notYet.message());
            case NothingDue nothing -> FcuError.of(INVALID_STATE, nothing.message());
            case StaleAttempt stale -> FcuError.of(INVALID_STATE, stale.message());
            case VersionMismatch changed -> FcuError.of(INVALID_STATE, changed.message());
            case RangesChanged changed -> FcuError.of(INVALID_STATE, changed.message());
            case KeyReused reused -> FcuError.of("IdempotentParameterMismatch", reused.message());
            case IdTaken taken -> new FcuError(503, "Unavailable", taken.message());
        };
    }

    private FcuError invalidState(InvalidState invalid) {
        return isAboutOptions(invalid.action())
                ? FcuError.of(
                        NOT_PERMITTED,
                        "Peering " + invalid.peering()
                                + " is not active. Peering options can be added only to active peerings.")
                : FcuError.of(INVALID_STATE, texts.invalidState().apply(invalid));
    }

    private String notPermitted(NotPermitted refused) {
        return isAboutOptions(refused.action())
                ? "User " + refused.caller() + " does not have permission to modify the "
                        + (refused.action() == PeeringAction.CHANGE_SOURCE_OPTIONS ? "requester" : "accepter")
                        + " side peering options"
                : texts.notPermitted().apply(refused);
    }

    private static boolean isAboutOptions(PeeringAction action) {
        return action == PeeringAction.CHANGE_SOURCE_OPTIONS || action == PeeringAction.CHANGE_ACCEPTER_OPTIONS;
    }

    static FcuError noSuchPeering(NetPeeringId peering) {
        return FcuError.of(
                "InvalidVpcPeeringConnectionID.NotFound",
                "The vpcPeeringConnection ID '" + peering + "' does not exist");
    }

    static FcuError noSuchNet(NetId net) {
        return FcuError.of("InvalidVpcID.NotFound", "The vpc ID '" + net + "' does not exist");
    }

    static FcuError tooManyTags(String resource, int limit) {
        return FcuError.of("TagLimitExceeded", "The " + resource + " cannot have more than " + limit + " tags");
    }

    private static String tooManyOf(NetId net, int limit, String what) {
        return "The vpc '" + net + "' has " + limit + " " + what + ", the most it may have";
    }
}
