package org.netpeering.outscale;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.application.inventory.Vm;
import org.netpeering.application.inventory.VmOrder;
import org.netpeering.application.inventory.VmState;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * CreateVms, ReadVms and DeleteVms (OAPI contract, 1.7).
 *
 * <p>A VM matters here only as a thing that is in a Net. Fields that clients always send, or that change nothing about
 * that, are taken and have no effect; every other field of the real action is refused as unknown.
 */
final class VmActions {
    private static final int MOST_VMS = 100;
    private static final int LONGEST_NAME = 255;
    /** What the real action takes when none is named (OpenAPI of OUTSCALE, CreateVms). */
    private static final String DEFAULT_TYPE = "t2.small";

    private static final Field<String> IMAGE = Field.required("ImageId", Kinds.id("ami"));
    private static final Field<String> SUBNET = Field.required("SubnetId", ResourceType.SUBNET.id());
    private static final Field<Integer> LEAST = Field.optional("MinVmsCount", Kinds.integer(1, MOST_VMS));
    private static final Field<Integer> MOST = Field.optional("MaxVmsCount", Kinds.integer(1, MOST_VMS));
    private static final Field<String> TYPE = Field.optional("VmType", Kinds.text(LONGEST_NAME));
    private static final Field<Boolean> BOOT = Field.optional("BootOnCreation", Kinds.BOOLEAN);
    private static final Field<String> CLIENT_TOKEN = Field.optional("ClientToken", Kinds.text(LONGEST_NAME));
    private static final Field<List<String>> VMS = Field.required("VmIds", Kinds.filledListOf(ResourceType.VM.id()));

    private static final Field<Boolean> BSU_OPTIMIZED = Field.optional("BsuOptimized", Kinds.BOOLEAN);
    private static final Field<Boolean> NESTED = Field.optional("NestedVirtualization", Kinds.BOOLEAN);
    private static final Field<String> KEYPAIR = Field.optional("KeypairName", Kinds.TEXT);
    private static final Field<String> PERFORMANCE =
            Field.optional("Performance", Kinds.oneOf("medium", "high", "highest"));
    private static final Field<List<String>> GROUP_IDS = Field.optional("SecurityGroupIds", Kinds.listOf(Kinds.TEXT));
    private static final Field<List<String>> GROUPS = Field.optional("SecurityGroups", Kinds.listOf(Kinds.TEXT));
    private static final Field<String> USER_DATA = Field.optional("UserData", Kinds.TEXT);
    private static final Field<String> SHUTDOWN_BEHAVIOR =
            Field.optional("VmInitiatedShutdownBehavior", Kinds.oneOf("stop", "restart", "terminate"));

    private static final ItemFilters<Vm> FILTERS = new ItemFilters<Vm>()
            .texts("ClientTokens", vm -> Optional.ofNullable(vm.clientToken()).orElse(""))
            .texts("ImageIds", Vm::imageId)
            .numbers("LaunchNumbers", vm -> (long) vm.index())
            .texts("NetIds", vm -> vm.net().value())
            .texts("PrivateIps", Vm::privateIp)
            .texts("ReservationIds", Vm::reservation)
            .texts("SubnetIds", Vm::subnet)
            .texts("SubregionNames", Vm::subregion)
            .texts("VmIds", Vm::id)
            .numbers("VmStateCodes", vm -> (long) vm.state().code())
            .texts("VmStateNames", vm -> vm.state().wireName())
            .texts("VmTypes", Vm::type)
            .tags(Vm::tags);

    private final Inventory inventory;
    private final int defaultPageSize;

    VmActions(Inventory inventory, int defaultPageSize) {
        this.inventory = inventory;
        this.defaultPageSize = defaultPageSize;
    }

    List<Action> all() {
        return List.of(
                Action.of(
                        "CreateVms",
                        this::create,
                        IMAGE,
                        SUBNET,
                        LEAST,
                        MOST,
                        TYPE,
                        BOOT,
                        CLIENT_TOKEN,
                        BSU_OPTIMIZED,
                        NESTED,
                        KEYPAIR,
                        PERFORMANCE,
                        GROUP_IDS,
                        GROUPS,
                        USER_DATA,
                        SHUTDOWN_BEHAVIOR),
                new Listing<>("ReadVms", "Vms", FILTERS, inventory::vms, Vm::id, VmActions::document)
                        .action(defaultPageSize),
                Action.of("DeleteVms", this::delete, VMS));
    }

    private void create(Arguments arguments, CallContext caller, ObjectNode answer) {
        int least = arguments.find(LEAST).orElse(1);
        int most = arguments.find(MOST).orElse(least);
        if (most < least) {
            throw CallRefused.value(
                    ErrorCode.INVALID_VALUE, MOST.name(), String.valueOf(most), "It is less than MinVmsCount.");
        }
        VmOrder order = new VmOrder(
                arguments.get(IMAGE),
                arguments.find(TYPE).orElse(DEFAULT_TYPE),
                arguments.get(SUBNET),
                least,
                most,
                arguments.find(BOOT).orElse(true),
                arguments.find(CLIENT_TOKEN).orElse(null),
                List.of());
        ArrayNode list = answer.putArray("Vms");
        inventory.createVms(caller.account(), order).forEach(vm -> list.add(document(vm)));
    }

    private void delete(Arguments arguments, CallContext caller, ObjectNode answer) {
        List<String> ids = List.copyOf(new LinkedHashSet<>(arguments.get(VMS)));
        ArrayNode list = answer.putArray("Vms");
        for (Vm before : inventory.deleteVms(caller.account(), ids)) {
            VmState after = before.state() == VmState.TERMINATED ? VmState.TERMINATED : VmState.SHUTTING_DOWN;
            list.addObject()
                    .put("VmId", before.id())
                    .put("PreviousState", before.state().wireName())
                    .put("CurrentState", after.wireName());
        }
    }

    private static ObjectNode document(Vm vm) {
        ObjectNode document = Json.object()
                .put("VmId", vm.id())
                .put("State", vm.state().wireName())
                .put("NetId", vm.net().value())
                .put("SubnetId", vm.subnet())
                .put("PrivateIp", vm.privateIp())
                .put("ImageId", vm.imageId())
                .put("VmType", vm.type())
                .put("ReservationId", vm.reservation())
                .put("LaunchNumber", vm.index())
                .put("CreationDate", PeeringDocument.dateTime(vm.launchedAt()));
        document.putObject("Placement").put("SubregionName", vm.subregion()).put("Tenancy", "default");
        if (vm.clientToken() != null) {
            document.put("ClientToken", vm.clientToken());
        }
        document.set("Tags", Tags.document(vm.tags()));
        return document;
    }
}
