package org.netpeering.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.inventory.Net;
import org.netpeering.application.inventory.NetAttributes;
import org.netpeering.application.inventory.Subnet;
import org.netpeering.application.inventory.Vm;
import org.netpeering.application.inventory.VmState;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.Tag;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the rows of the inventory.
 *
 * @param home where a Net lies that was made without a region; null where there is one region only
 */
record InventoryRows(JsonMapper json, @Nullable RegionName home) {
    private static final TypeReference<TreeMap<String, String>> TAGS = new TypeReference<>() {};

    Net net(ResultSet row, int number) throws SQLException {
        return new Net(
                new NetId(row.getString("net_id")),
                new AccountId(row.getString("account")),
                CidrBlock.parse(row.getString("range")),
                row.getString("tenancy"),
                tags(row),
                region(row),
                new NetAttributes(
                        row.getBoolean("dns_support"),
                        row.getBoolean("dns_hostnames"),
                        row.getBoolean("address_usage_metrics")));
    }

    /** None where there is one region only. */
    @Nullable
    RegionName region(ResultSet row) throws SQLException {
        String region = row.getString("region");
        return home == null || region == null ? home : new RegionName(region);
    }

    Subnet subnet(ResultSet row, int number) throws SQLException {
        CidrBlock range = CidrBlock.parse(row.getString("range"));
        return new Subnet(
                row.getString("subnet_id"),
                new AccountId(row.getString("account")),
                new NetId(row.getString("net_id")),
                range,
                row.getString("subregion"),
                new SubnetAddresses(range).count() - row.getLong("taken"),
                tags(row));
    }

    Vm vm(ResultSet row, int number) throws SQLException {
        return new Vm(
                row.getString("vm_id"),
                new AccountId(row.getString("account")),
                row.getString("reservation"),
                row.getInt("launch_index"),
                row.getString("image_id"),
                row.getString("vm_type"),
                VmState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new NetId(row.getString("net_id")),
                row.getString("subnet_id"),
                row.getString("subregion"),
                row.getString("private_ip"),
                row.getObject("launched_at", OffsetDateTime.class).toInstant(),
                row.getString("client_token"),
                tags(row));
    }

    String write(List<Tag> tags) {
        Map<String, String> all = new TreeMap<>();
        tags.forEach(tag -> all.put(tag.key(), tag.value()));
        return write(all);
    }

    String write(Map<String, String> tags) {
        return json.writeValueAsString(tags);
    }

    SortedMap<String, String> tags(ResultSet row) throws SQLException {
        return json.readValue(row.getString("tags"), TAGS);
    }
}
