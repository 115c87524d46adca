package org.netpeering.server.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.netpeering.application.inventory.InventoryRefused;
import org.netpeering.application.inventory.InventoryRefused.Reason;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tags of a Net, Subnet, VM or route table. Wants a transaction around it. */
record TagColumn(JdbcClient jdbc, InventoryRows rows) {
    private static final int MOST_TAGS = 50;

    private enum Kind {
        NET("vpc-", "inventory_net", "net_id"),
        SUBNET("subnet-", "inventory_subnet", "subnet_id"),
        VM("i-", "inventory_vm", "vm_id"),
        ROUTE_TABLE("rtb-", "inventory_route_table", "route_table_id");

        private final String prefix;
        private final String table;
        private final String key;

        Kind(String prefix, String table, String key) {
            this.prefix = prefix;
            this.table = table;
            this.key = key;
        }
    }

    static boolean isOn(String resource) {
        return Arrays.stream(Kind.values()).anyMatch(kind -> resource.startsWith(kind.prefix));
    }

    void set(AccountId owner, String resource, List<Tag> tags) {
        change(owner, resource, all -> tags.forEach(tag -> all.put(tag.key(), tag.value())));
    }

    void remove(AccountId owner, String resource, List<TagSelector> selectors) {
        change(
                owner,
                resource,
                all -> all.entrySet()
                        .removeIf(tag -> selectors.isEmpty()
                                || selectors.stream()
                                        .anyMatch(
                                                selector -> selector.selects(new Tag(tag.getKey(), tag.getValue())))));
    }

    private void change(AccountId owner, String resource, Consumer<Map<String, String>> change) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(candidate -> resource.startsWith(candidate.prefix))
                .findFirst()
                .orElseThrow(() -> unknown(resource));
        Map<String, String> tags = jdbc.sql("SELECT tags::text AS tags FROM netpeering." + kind.table + " WHERE "
                        + kind.key + " = ? AND account = ? FOR UPDATE")
                .params(resource, owner.value())
                .query((row, number) -> rows.tags(row))
                .optional()
                .orElseThrow(() -> unknown(resource));
        change.accept(tags);
        if (tags.size() > MOST_TAGS) {
            throw new InventoryRefused(
                    Reason.TOO_MANY_TAGS, "'" + resource + "' cannot have more than " + MOST_TAGS + " tags");
        }
        jdbc.sql("UPDATE netpeering." + kind.table + " SET tags = ?::jsonb WHERE " + kind.key + " = ?")
                .params(rows.write(tags), resource)
                .update();
    }

    private static InventoryRefused unknown(String resource) {
        return new InventoryRefused(
                Reason.NO_SUCH_RESOURCE, "The resource '" + resource + "' does not exist in your account");
    }
}
