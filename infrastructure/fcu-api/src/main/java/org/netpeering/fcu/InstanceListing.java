package org.netpeering.fcu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Vm;
import org.netpeering.fcu.PageRequest.Page;

/** Lists instances by reservation; a reservation that does not fit on a page goes on in the next. */
final class InstanceListing {
    private static final String ACTION = "DescribeInstances";

    private final InventorySight sight;
    private final Ids ids;
    private final ItemFilters<Vm> filters;

    InstanceListing(InventorySight sight, ErrorTexts texts) {
        this.sight = sight;
        this.ids = new Ids(texts);
        this.filters = new ItemFilters<>(texts, Vm::tags)
                .by("instance-id", Vm::id)
                .by("instance-state-name", vm -> vm.state().wireName())
                .by("instance-state-code", vm -> Integer.toString(vm.state().code()))
                .by("vpc-id", vm -> vm.net().value())
                .by("subnet-id", Vm::subnet)
                .by("image-id", Vm::imageId)
                .by("reservation-id", Vm::reservation)
                .byTagKey();
    }

    void addTo(Actions actions) {
        actions.add(ACTION, this::describe);
    }

    private XmlContent describe(Parameters parameters, CallContext caller) {
        List<String> named =
                parameters.texts("InstanceId").stream().map(ids::instance).toList();
        Predicate<Vm> wanted = filters.in(RequestFilter.in(parameters));
        PageRequest request = PageRequest.in(parameters, ACTION);
        parameters.endOrDryRun();
        List<Vm> vms = sight.vms(caller, parameters.region());
        checkAllExist(named, vms);
        Page<Vm> page = request.cut(
                vms.stream()
                        .filter(vm -> named.isEmpty() || named.contains(vm.id()))
                        .filter(wanted)
                        .toList(),
                InstanceListing::place);
        return xml -> xml.set("reservationSet", byReservation(page.items()), InstanceXml::reservation)
                .optional("nextToken", page.nextToken());
    }

    static void checkAllExist(List<String> named, List<Vm> vms) {
        for (String id : named) {
            if (vms.stream().noneMatch(vm -> vm.id().equals(id))) {
                throw InventoryErrors.noSuchInstance(id).asException();
            }
        }
    }

    private static String place(Vm vm) {
        return String.format(Locale.ROOT, "%s %03d", vm.reservation(), vm.index());
    }

    private static List<List<Vm>> byReservation(List<Vm> vms) {
        Map<String, List<Vm>> reservations = new LinkedHashMap<>();
        for (Vm vm : vms) {
            reservations
                    .computeIfAbsent(vm.reservation(), id -> new ArrayList<>())
                    .add(vm);
        }
        return List.copyOf(reservations.values());
    }
}
