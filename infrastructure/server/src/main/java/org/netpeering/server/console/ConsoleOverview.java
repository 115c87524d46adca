package org.netpeering.server.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netpeering.console.Overview;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.postgres.PeeringOverview;

/** What the read model on PostgreSQL knows of an account. */
public record ConsoleOverview(PeeringOverview peerings) implements Overview {
    @Override
    public Page older(AccountId account, List<PeeringFilter> filters, @Nullable Cursor than, int limit) {
        return peerings.older(account, filters, than, limit);
    }

    @Override
    public Page newer(AccountId account, List<PeeringFilter> filters, Cursor than, int limit) {
        return peerings.newer(account, filters, than, limit);
    }

    @Override
    public Map<PeeringStatus, Count> counts(AccountId account, List<PeeringFilter> filters) {
        return peerings.counts(account, filters).byState().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new Count(
                                entry.getValue().number(), entry.getValue().isAtLeast())));
    }

    @Override
    public int lookedAt() {
        return PeeringOverview.LOOKED_AT;
    }
}
