-- What lists are rarely asked for, but then among very many: ranges and instants of expiry. Most Nets have one range, so the first
-- is in a B-tree, which is cheap for each row; only Nets with several are in an index of all their ranges.
CREATE INDEX peering_live_by_source_range ON netpeering.peering ((source_ranges[1]))
    WHERE status IN ('pending-acceptance', 'provisioning', 'active', 'deleting');
CREATE INDEX peering_live_by_accepter_range ON netpeering.peering ((accepter_ranges[1]))
    WHERE status IN ('pending-acceptance', 'provisioning', 'active', 'deleting');
-- Without the list of pending entries, which every search would have to read.
CREATE INDEX peering_live_by_source_ranges ON netpeering.peering USING gin (source_ranges) WITH (fastupdate = off)
    WHERE cardinality(source_ranges) > 1 AND status IN ('pending-acceptance', 'provisioning', 'active', 'deleting');
CREATE INDEX peering_live_by_accepter_ranges ON netpeering.peering USING gin (accepter_ranges) WITH (fastupdate = off)
    WHERE cardinality(accepter_ranges) > 1 AND status IN ('pending-acceptance', 'provisioning', 'active', 'deleting');

-- Pending ones have such an index already, which must stay free of the others: it says what is due.
CREATE INDEX peering_accepted_by_expiry ON netpeering.peering (expires_at)
    WHERE status IN ('provisioning', 'active', 'deleting');
