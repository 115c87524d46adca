package org.netpeering.outscale;

import org.netpeering.domain.api.Refusal;

/** What this dialect answers when the engine refuses a command (OAPI contract, 1.8; rulings of the design, 13). */
final class RefusalErrors {
    private RefusalErrors() {}

    static CallRefused of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.SameNet r ->
                CallRefused.value(
                        ErrorCode.INVALID_PARAMETER,
                        "AccepterNetId",
                        r.net().value(),
                        "The values for AccepterNetId and SourceNetId must be different.");
            case Refusal.AccepterOwnerMissing r ->
                new CallRefused(ErrorCode.MISSING_PARAMETER, r.message() + "; send AccepterOwnerId");
            case Refusal.SourceNetUnknown r ->
                new CallRefused(
                        ErrorCode.NO_SUCH_NET,
                        "The SourceNetId '" + r.net() + "' doesn't exist in your account; name a Net that you own.");
            case Refusal.AccepterNetUnknown r -> accepterUnknown(r);
            case Refusal.NetLacksVm r -> new CallRefused(ErrorCode.INVALID_STATE, r.message());
            case Refusal.StillDeleting r -> new CallRefused(ErrorCode.INVALID_STATE, r.message());
            case Refusal.AgainstPolicy r -> new CallRefused(ErrorCode.OPERATION_NOT_SUPPORTED, r.message());
            case Refusal.TooManyPendingRequests r -> new CallRefused(ErrorCode.TOO_MANY_REQUESTS, r.message());
            case Refusal.TooManyPeerings r -> new CallRefused(ErrorCode.TOO_MANY_PEERINGS, r.message());
            case Refusal.NoSuchPeering r ->
                new CallRefused(
                        ErrorCode.NO_SUCH_PEERING,
                        "The NetPeeringId '" + r.peering() + "' doesn't exist; ReadNetPeerings lists those that do.");
            case Refusal.NotPermitted r -> new CallRefused(ErrorCode.OPERATION_NOT_SUPPORTED, r.message());
            case Refusal.InvalidState r -> new CallRefused(ErrorCode.INVALID_STATE_TRANSITION, r.message());
            case Refusal.ActionDenied r ->
                new CallRefused(
                        ErrorCode.NOT_AUTHORIZED,
                        "You are not authorized to perform this action. " + r.message() + ".");
            case Refusal.TooManyTags r -> new CallRefused(ErrorCode.TOO_MANY_TAGS, r.message());
            case Refusal.AlreadyPeered r -> throw neverShown(r);
            case Refusal.WrongRegion r -> throw neverShown(r);
            case Refusal.AlreadyDone r -> throw neverShown(r);
            case Refusal.NotYetDue r -> throw neverShown(r);
            case Refusal.NothingDue r -> throw neverShown(r);
            case Refusal.StaleAttempt r -> throw neverShown(r);
            case Refusal.IdTaken r -> throw neverShown(r);
            case Refusal.VersionMismatch r -> throw neverShown(r);
            case Refusal.RangesChanged r -> throw neverShown(r);
            case Refusal.KeyReused r -> throw neverShown(r);
        };
    }

    private static CallRefused accepterUnknown(Refusal.AccepterNetUnknown refusal) {
        String where = refusal.owner() == null ? "" : " in account '" + refusal.owner() + "'";
        return new CallRefused(
                ErrorCode.NO_SUCH_NET,
                "The AccepterNetId '" + refusal.net() + "' doesn't exist" + where
                        + "; check it, and AccepterOwnerId, the account that owns it.");
    }

    private static IllegalStateException neverShown(Refusal refusal) {
        return new IllegalStateException("No caller is told of this refusal: " + refusal);
    }
}
