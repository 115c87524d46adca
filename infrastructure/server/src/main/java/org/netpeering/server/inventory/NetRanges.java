package org.netpeering.server.inventory;

import java.util.List;
import org.netpeering.application.inventory.InventoryRefused;
import org.netpeering.application.inventory.InventoryRefused.Reason;
import org.netpeering.application.inventory.NetOrder;
import org.netpeering.domain.value.CidrBlock;

/** Which ranges a Net and a Subnet may have (OAPI contract, Nets and Subnets; the EC2 API takes any block). */
final class NetRanges {
    private static final List<CidrBlock> PRIVATE =
            List.of(CidrBlock.parse("10.0.0.0/8"), CidrBlock.parse("172.16.0.0/12"), CidrBlock.parse("192.168.0.0/16"));
    private static final int LARGEST = 16;
    private static final int SMALLEST_NET = 28;
    private static final int SMALLEST_SUBNET = 29;

    private NetRanges() {}

    static void checkNet(NetOrder order) {
        CidrBlock range = order.range();
        if (!order.anyRange() && PRIVATE.stream().noneMatch(block -> block.contains(range))) {
            throw new InventoryRefused(
                    Reason.RANGE_NOT_PRIVATE,
                    "The range '" + range + "' of the Net is not within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16");
        }
        checkSize("Net", range, SMALLEST_NET);
    }

    static void checkSubnet(CidrBlock range, CidrBlock net) {
        checkSize("Subnet", range, SMALLEST_SUBNET);
        if (!net.contains(range)) {
            throw new InventoryRefused(
                    Reason.SUBNET_OUTSIDE_NET,
                    "The range '" + range + "' of the Subnet is not within the range '" + net + "' of its Net");
        }
    }

    private static void checkSize(String what, CidrBlock range, int smallest) {
        if (range.prefix() < LARGEST || range.prefix() > smallest) {
            throw new InventoryRefused(
                    Reason.RANGE_SIZE,
                    "The range '" + range + "' of the " + what + " must have a prefix from /" + LARGEST + " to /"
                            + smallest);
        }
    }
}
