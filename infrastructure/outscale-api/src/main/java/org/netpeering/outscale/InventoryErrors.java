package org.netpeering.outscale;

import org.netpeering.application.inventory.InventoryRefused;
import org.netpeering.edge.PlainText;

/** What this dialect answers when the inventory refuses a call (OAPI contract, 1.7 and 1.8). */
final class InventoryErrors {
    private static final int LONGEST = 500;

    private InventoryErrors() {}

    static CallRefused of(InventoryRefused refused) {
        return new CallRefused(
                codeOf(refused.reason()), PlainText.printable(String.valueOf(refused.getMessage()), LONGEST));
    }

    private static ErrorCode codeOf(InventoryRefused.Reason reason) {
        return switch (reason) {
            case NO_SUCH_NET -> ErrorCode.NO_SUCH_NET;
            case NO_SUCH_SUBNET -> ErrorCode.NO_SUCH_SUBNET;
            case NO_SUCH_VM -> ErrorCode.NO_SUCH_VM;
            case NO_SUCH_RESOURCE, NO_SUCH_ROUTE_TABLE, NO_SUCH_ROUTE, ROUTE_EXISTS -> ErrorCode.NO_SUCH_RESOURCE;
            case RANGE_NOT_PRIVATE -> ErrorCode.RESERVED_BLOCK;
            case RANGE_SIZE -> ErrorCode.INVALID_RANGE_SIZE;
            case SUBNET_OUTSIDE_NET -> ErrorCode.NOT_IN_NET;
            case SUBNET_CONFLICT -> ErrorCode.SUBNET_CONFLICT;
            case HAS_DEPENDENCIES -> ErrorCode.DEPENDENCIES;
            case SUBNET_FULL -> ErrorCode.TOO_MANY_IPS;
            case TOKEN_REUSED -> ErrorCode.TOKEN_MISMATCH;
            case TOO_MANY_TAGS -> ErrorCode.TOO_MANY_TAGS;
        };
    }
}
