package org.netpeering.server.inventory;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.application.inventory.Net;
import org.netpeering.application.inventory.NetAttributes;
import org.netpeering.application.inventory.NetOrder;
import org.netpeering.application.inventory.RouteTables;
import org.netpeering.application.inventory.Subnet;
import org.netpeering.application.inventory.Vm;
import org.netpeering.application.inventory.VmOrder;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The inventory in PostgreSQL; also the directory of Nets from which the engine takes its facts. */
public final class PostgresInventory implements Inventory, NetDirectory {
    private final TransactionTemplate transaction;
    private final NetTable nets;
    private final SubnetTable subnets;
    private final VmTable vms;
    private final RouteTableTable routeTables;
    private final TagColumn tags;
    private final Function<NetId, List<NetPeeringId>> livePeerings;
    private final Consumer<NetId> onRemoved;

    /**
     * An inventory over that data source.
     *
     * @param home where a Net lies that was made without a region; null where there is one region only
     * @param livePeerings the pending and active peerings of a Net, which keep it from being deleted
     * @param onRemoved is told of each Net after it was deleted
     */
    public PostgresInventory(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            ResourceIds ids,
            InstantSource clock,
            String defaultSubregion,
            @Nullable RegionName home,
            Function<NetId, List<NetPeeringId>> livePeerings,
            Consumer<NetId> onRemoved) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        InventoryRows rows = new InventoryRows(new JsonMapper(), home);
        this.transaction = new TransactionTemplate(transactionManager);
        this.nets = new NetTable(jdbc, ids, rows);
        this.subnets = new SubnetTable(jdbc, ids, rows, defaultSubregion);
        this.vms = new VmTable(jdbc, ids, rows, clock);
        this.routeTables = new RouteTableTable(jdbc, ids, rows, nets, transaction);
        this.tags = new TagColumn(jdbc, rows);
        this.livePeerings = livePeerings;
        this.onRemoved = onRemoved;
    }

    @Override
    public Map<NetId, NetFacts> find(Set<NetId> wanted) {
        return nets.facts(wanted);
    }

    @Override
    public Net createNet(AccountId owner, NetOrder order) {
        NetRanges.checkNet(order);
        return inTransaction(() -> {
            Net net = nets.create(owner, order);
            routeTables.createMain(net);
            return net;
        });
    }

    @Override
    public void setAttributes(AccountId owner, NetId net, NetAttributes attributes) {
        transaction.executeWithoutResult(status -> nets.setAttributes(nets.lock(owner, net), attributes));
    }

    @Override
    public Optional<RouteTables> routeTables() {
        return Optional.of(routeTables);
    }

    @Override
    public List<Net> nets(AccountId owner) {
        return nets.of(owner);
    }

    @Override
    public void deleteNet(AccountId owner, NetId net) {
        inTransaction(() -> {
            Net found = nets.lock(owner, net);
            nets.refuseIfUsed(found, livePeerings.apply(net));
            nets.delete(found);
            return found;
        });
        onRemoved.accept(net);
    }

    @Override
    public Subnet createSubnet(
            AccountId owner, NetId net, CidrBlock range, @Nullable String subregion, List<Tag> withTags) {
        return inTransaction(() -> subnets.create(owner, nets.lock(owner, net), range, subregion, withTags));
    }

    @Override
    public List<Subnet> subnets(AccountId owner) {
        return subnets.of(owner);
    }

    @Override
    public void deleteSubnet(AccountId owner, String subnet) {
        transaction.executeWithoutResult(status -> subnets.delete(owner, subnet));
    }

    @Override
    public List<Vm> createVms(AccountId owner, VmOrder order) {
        return inTransaction(() -> {
            String token = order.clientToken();
            List<Vm> before = token == null ? List.of() : vms.orderedBefore(owner, token, order);
            return before.isEmpty() ? vms.create(owner, order, subnets.lock(owner, order.subnet())) : before;
        });
    }

    @Override
    public List<Vm> vms(AccountId owner) {
        return vms.of(owner);
    }

    @Override
    public List<Vm> deleteVms(AccountId owner, List<String> wanted) {
        return inTransaction(() -> vms.terminate(owner, wanted));
    }

    @Override
    public void tag(AccountId owner, String resource, List<Tag> wanted) {
        transaction.executeWithoutResult(status -> tags.set(owner, resource, wanted));
    }

    @Override
    public void untag(AccountId owner, String resource, List<TagSelector> selectors) {
        transaction.executeWithoutResult(status -> tags.remove(owner, resource, selectors));
    }

    @Override
    public boolean keeps(String resource) {
        return TagColumn.isOn(resource);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
