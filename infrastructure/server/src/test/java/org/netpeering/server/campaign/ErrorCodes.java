package org.netpeering.server.campaign;

import org.netpeering.domain.api.Refusal;

/** The codes by which the OAPI dialect tells refusals, by its contract; those that no caller is told of have none. */
final class ErrorCodes {
    private ErrorCodes() {}

    static String of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.InvalidState r -> "6004";
            case Refusal.NotPermitted r -> "8011";
            case Refusal.NoSuchPeering r -> "5035";
            case Refusal.SourceNetUnknown r -> "5065";
            case Refusal.AccepterNetUnknown r -> "5065";
            case Refusal.SameNet r -> "4045";
            case Refusal.AccepterOwnerMissing r -> "7000";
            case Refusal.NetLacksVm r -> "6003";
            case Refusal.TooManyPendingRequests r -> "10034";
            case Refusal.TooManyPeerings r -> "10035";
            case Refusal.TooManyTags r -> "10041";
            case Refusal.ActionDenied r -> "4";
            case Refusal.StillDeleting r -> "6003";
            case Refusal.AgainstPolicy r -> "8011";
            case Refusal.AlreadyPeered r -> "";
            case Refusal.WrongRegion r -> "";
            case Refusal.AlreadyDone r -> "";
            case Refusal.NothingDue r -> "";
            case Refusal.StaleAttempt r -> "";
            case Refusal.NotYetDue r -> "";
            case Refusal.IdTaken r -> "";
            case Refusal.VersionMismatch r -> "";
            case Refusal.RangesChanged r -> "";
            case Refusal.KeyReused r -> "";
        };
    }
}
