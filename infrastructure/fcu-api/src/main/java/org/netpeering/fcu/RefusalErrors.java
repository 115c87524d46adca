package org.netpeering.fcu;

import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.api.Refusal.AccepterNetUnknown;
import org.netpeering.domain.api.Refusal.AccepterOwnerMissing;
import org.netpeering.domain.api.Refusal.ActionDenied;
import org.netpeering.domain.api.Refusal.AgainstPolicy;
import org.netpeering.domain.api.Refusal.AlreadyDone;
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
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** What the engine refuses, in the codes and words of this dialect (EC2 API reference, "Error codes"). */
final class RefusalErrors {
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
            case AgainstPolicy against -> FcuError.of("OperationNotPermitted", against.message());
            case TooManyPendingRequests tooMany ->
                FcuError.of(
                        "OutstandingVpcPeeringConnectionLimitExceeded",
                        tooManyOf(tooMany.net(), tooMany.limit(), "outstanding vpc peering connection requests"));
            case TooManyPeerings tooMany ->
                FcuError.of(
                        "VpcPeeringConnectionsPerVpcLimitExceeded",
                        tooManyOf(tooMany.net(), tooMany.limit(), "vpc peering connections"));
            case NoSuchPeering none -> noSuchPeering(none.peering());
            case NotPermitted refused ->
                FcuError.of("OperationNotPermitted", texts.notPermitted().apply(refused));
            case InvalidState invalid ->
                FcuError.of(INVALID_STATE, texts.invalidState().apply(invalid));
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
