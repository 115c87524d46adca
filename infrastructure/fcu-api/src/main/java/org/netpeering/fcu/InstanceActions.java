package org.netpeering.fcu;

import java.util.List;
import java.util.Set;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.application.inventory.Vm;
import org.netpeering.application.inventory.VmOrder;
import org.netpeering.application.inventory.VmState;
import org.netpeering.domain.value.Tag;

/** Makes and ends VMs of the inventory, which this dialect calls instances. */
final class InstanceActions {
    static final String RESOURCE_TYPE = "instance";

    private static final String DEFAULT_TYPE = "m1.small";
    private static final int MOST_AT_ONCE = 100;
    private static final int LONGEST_TOKEN = 64;
    private static final Set<String> MADE_ALONG =
            Set.of("volume", "network-interface", "elastic-gpu", "spot-instances-request");

    /** What the EC2 model has for RunInstances beyond what the inventory keeps of a VM. */
    private static final Set<String> NOT_KEPT = Set.of(
            "AdditionalInfo",
            "BlockDeviceMapping",
            "CapacityReservationSpecification",
            "CpuOptions",
            "CreditSpecification",
            "DisableApiStop",
            "DisableApiTermination",
            "EbsOptimized",
            "ElasticGpuSpecification",
            "ElasticInferenceAccelerator",
            "EnablePrimaryIpv6",
            "EnclaveOptions",
            "HibernationOptions",
            "IamInstanceProfile",
            "InstanceInitiatedShutdownBehavior",
            "InstanceMarketOptions",
            "Ipv6Address",
            "Ipv6AddressCount",
            "KernelId",
            "KeyName",
            "LaunchTemplate",
            "LicenseSpecification",
            "MaintenanceOptions",
            "MetadataOptions",
            "Monitoring",
            "NetworkInterface",
            "NetworkPerformanceOptions",
            "Operator",
            "Placement",
            "PrivateDnsNameOptions",
            "PrivateIpAddress",
            "RamdiskId",
            "SecurityGroup",
            "SecurityGroupId",
            "UserData");

    private final Inventory inventory;
    private final Ids ids;
    private final InventorySight sight;

    InstanceActions(Inventory inventory, InventorySight sight, ErrorTexts texts) {
        this.inventory = inventory;
        this.ids = new Ids(texts);
        this.sight = sight;
    }

    void addTo(Actions actions) {
        actions.add("RunInstances", this::run);
        actions.add("TerminateInstances", this::terminate);
    }

    private XmlContent run(Parameters parameters, CallContext caller) {
        VmOrder order = order(parameters);
        Zone.check(parameters, "Placement.AvailabilityZone");
        parameters.ignore(NOT_KEPT);
        if (sight.isRegional()
                && sight.subnets(caller, parameters.region()).stream()
                        .noneMatch(subnet -> subnet.id().equals(order.subnet()))) {
            throw InventoryErrors.noSuchSubnet(order.subnet()).asException();
        }
        parameters.endOrDryRun();
        List<Vm> vms = InventoryErrors.telling(order.subnet(), () -> inventory.createVms(caller.account(), order));
        return xml -> InstanceXml.reservation(xml, vms);
    }

    private static VmOrder order(Parameters parameters) {
        int least = count(parameters, "MinCount");
        int most = count(parameters, "MaxCount");
        if (least > most) {
            throw FcuError.of(
                            "InvalidParameterCombination",
                            "MinCount is " + least + " and MaxCount is " + most + "; it cannot be less")
                    .asException();
        }
        return new VmOrder(
                parameters.required("ImageId"),
                parameters.text("InstanceType").orElse(DEFAULT_TYPE),
                parameters.required("SubnetId"),
                least,
                most,
                true,
                parameters
                        .text("ClientToken")
                        .map(InstanceActions::checkedToken)
                        .orElse(null),
                tags(parameters));
    }

    private static int count(Parameters parameters, String name) {
        return parameters.number(name, 1, MOST_AT_ONCE).orElseThrow(() -> parameters.missing(name));
    }

    private static List<Tag> tags(Parameters parameters) {
        return TagParameters.specified(parameters, RESOURCE_TYPE, MADE_ALONG);
    }

    private static String checkedToken(String token) {
        if (token.length() > LONGEST_TOKEN || token.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw FcuError.invalidValue("ClientToken", token, "It has at most " + LONGEST_TOKEN + " ASCII characters.")
                    .asException();
        }
        return token;
    }

    private XmlContent terminate(Parameters parameters, CallContext caller) {
        List<String> named = parameters.requiredTexts("InstanceId").stream()
                .map(ids::instance)
                .distinct()
                .toList();
        parameters.endOrDryRun();
        InstanceListing.checkAllExist(named, sight.vms(caller, parameters.region()));
        List<Vm> before =
                InventoryErrors.telling(String.join(", ", named), () -> inventory.deleteVms(caller.account(), named));
        return xml -> xml.set("instancesSet", before, (item, vm) -> {
            item.text("instanceId", vm.id());
            InstanceXml.state(item, "currentState", afterwards(vm.state()));
            InstanceXml.state(item, "previousState", vm.state());
        });
    }

    private static VmState afterwards(VmState before) {
        return before == VmState.TERMINATED ? VmState.TERMINATED : VmState.SHUTTING_DOWN;
    }
}
