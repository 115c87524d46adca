package org.netpeering.application.inventory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;

/**
 * A small stock of Nets, Subnets and VMs, for installations that keep no other. Where an orchestrator brings its own
 * directory of Nets there is no inventory, and the dialects refuse these calls as unknown actions.
 *
 * <p>Every method sees only what belongs to the given owner, lists in the order of creation, and throws {@link
 * InventoryRefused} for an expected refusal, after which nothing has changed.
 */
public interface Inventory {
    /** Makes a Net; the range must be /16 to /28. */
    Net createNet(AccountId owner, NetOrder order);

    /** Makes a Net in the home region; the range must be private (RFC 1918) too. */
    default Net createNet(AccountId owner, CidrBlock range, String tenancy, List<Tag> tags) {
        return createNet(owner, new NetOrder(range, tenancy, tags));
    }

    /** Sets what can be set for a Net. */
    void setAttributes(AccountId owner, NetId net, NetAttributes attributes);

    /** The route tables; empty if this inventory has none. */
    default Optional<RouteTables> routeTables() {
        return Optional.empty();
    }

    /** The Nets of the owner. */
    List<Net> nets(AccountId owner);

    /** Removes a Net that has no VM, no Subnet and no pending or active peering. */
    void deleteNet(AccountId owner, NetId net);

    /**
     * Makes a Subnet within the range of its Net.
     *
     * @param subregion where it lies, or null for the first of the region
     */
    Subnet createSubnet(AccountId owner, NetId net, CidrBlock range, @Nullable String subregion, List<Tag> tags);

    /** The Subnets of the owner. */
    List<Subnet> subnets(AccountId owner);

    /** Removes a Subnet that has no VM. */
    void deleteSubnet(AccountId owner, String subnet);

    /** Makes VMs; with a client token that was used before, gives the VMs made then. */
    List<Vm> createVms(AccountId owner, VmOrder order);

    /** The VMs of the owner; terminated ones for an hour. */
    List<Vm> vms(AccountId owner);

    /** Terminates VMs, all or none; idempotent. Gives the VMs as they were before, in the order of the ids. */
    List<Vm> deleteVms(AccountId owner, List<String> vms);

    /** Sets tags on a Net, Subnet or VM; a tag of the same key is replaced. At most 50 on one resource. */
    void tag(AccountId owner, String resource, List<Tag> tags);

    /** Removes tags from a Net, Subnet or VM; no selector means every tag. */
    void untag(AccountId owner, String resource, List<TagSelector> selectors);

    /** Whether the id is one of a kind that this inventory keeps: {@code vpc-}, {@code subnet-}, {@code i-}, {@code rtb-}. */
    boolean keeps(String resource);
}
