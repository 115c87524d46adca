package org.netpeering.fcu;

import java.util.List;
import org.netpeering.application.inventory.Vm;
import org.netpeering.application.inventory.VmState;

/** Writes instances, and the reservations in which they stand. */
final class InstanceXml {
    private InstanceXml() {}

    /** @param vms at least one, all of the same order */
    static void reservation(Xml xml, List<Vm> vms) {
        Vm first = vms.getFirst();
        xml.text("reservationId", first.reservation())
                .text("ownerId", first.owner().value())
                .set("groupSet", List.of(), (item, group) -> {})
                .set("instancesSet", vms, InstanceXml::write);
    }

    static void state(Xml xml, String name, VmState state) {
        xml.element(name, one -> one.text("code", state.code()).text("name", state.wireName()));
    }

    private static void write(Xml xml, Vm vm) {
        xml.text("instanceId", vm.id()).text("imageId", vm.imageId());
        state(xml, "instanceState", vm.state());
        xml.text("instanceType", vm.type())
                .text("amiLaunchIndex", vm.index())
                .time("launchTime", vm.launchedAt())
                .element(
                        "placement",
                        placement -> placement
                                .text("availabilityZone", vm.subregion())
                                .text("tenancy", "default"))
                .element("monitoring", monitoring -> monitoring.text("state", "disabled"))
                .text("subnetId", vm.subnet())
                .text("vpcId", vm.net().value())
                .text("privateIpAddress", vm.privateIp())
                .optional("clientToken", vm.clientToken())
                .tags(vm.tags());
    }
}
