package org.netpeering.fcu;

import java.util.Objects;
import java.util.function.Supplier;
import org.netpeering.application.inventory.InventoryRefused;

/** What the inventory refuses, in the codes of this dialect (EC2 API reference, "Error codes"). */
final class InventoryErrors {
    private InventoryErrors() {}

    /**
     * Calls the inventory.
     *
     * @param subject the id that the call names, for the sentence that says it does not exist
     */
    static <T> T telling(String subject, Supplier<T> call) {
        try {
            return call.get();
        } catch (InventoryRefused refused) {
            throw of(refused, subject).asException();
        }
    }

    private static FcuError of(InventoryRefused refused, String subject) {
        return switch (refused.reason()) {
            case NO_SUCH_NET -> FcuError.of("InvalidVpcID.NotFound", "The vpc ID '" + subject + "' does not exist");
            case NO_SUCH_SUBNET -> noSuchSubnet(subject);
            case NO_SUCH_VM -> noSuchInstance(subject);
            case NO_SUCH_ROUTE_TABLE -> noSuchRouteTable(subject);
            case NO_SUCH_ROUTE -> saying("InvalidRoute.NotFound", refused);
            case ROUTE_EXISTS -> saying("RouteAlreadyExists", refused);
            case NO_SUCH_RESOURCE -> noSuchResource(subject);
            case RANGE_NOT_PRIVATE, RANGE_SIZE -> saying("InvalidParameterValue", refused);
            case SUBNET_OUTSIDE_NET -> saying("InvalidSubnet.Range", refused);
            case SUBNET_CONFLICT -> saying("InvalidSubnet.Conflict", refused);
            case HAS_DEPENDENCIES -> saying("DependencyViolation", refused);
            case SUBNET_FULL -> saying("InsufficientFreeAddressesInSubnet", refused);
            case TOKEN_REUSED -> saying("IdempotentParameterMismatch", refused);
            case TOO_MANY_TAGS -> saying("TagLimitExceeded", refused);
        };
    }

    private static FcuError saying(String code, InventoryRefused refused) {
        return FcuError.of(code, Objects.requireNonNull(refused.getMessage()));
    }

    static FcuError noSuchSubnet(String id) {
        return FcuError.of("InvalidSubnetID.NotFound", "The subnet ID '" + id + "' does not exist");
    }

    static FcuError noSuchRouteTable(String id) {
        return FcuError.of("InvalidRouteTableID.NotFound", "The routeTable ID '" + id + "' does not exist");
    }

    static FcuError noSuchInstance(String id) {
        return FcuError.of("InvalidInstanceID.NotFound", "The instance ID '" + id + "' does not exist");
    }

    static FcuError noSuchResource(String id) {
        return FcuError.of("InvalidID", "The ID '" + id + "' is not valid");
    }
}
