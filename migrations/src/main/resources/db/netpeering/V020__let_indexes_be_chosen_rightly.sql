-- What lives has not ended, and the other way round.
ALTER TABLE netpeering.peering ADD CONSTRAINT peering_ended_or_live CHECK
    ((ended_at IS NULL) = (status IN ('pending-acceptance', 'provisioning', 'active', 'deleting')));

-- With the condition that all indexes of live peerings had, that of the directions could be used for an accepter as well, by reading
-- it from end to end; a planner that knows nothing of a new table yet takes that for as cheap, and keeps the plan.
DROP INDEX netpeering.peering_live_by_accepter_net;
CREATE INDEX peering_open_by_accepter_net ON netpeering.peering (accepter_net) WHERE ended_at IS NULL;

-- The same private ranges are in use everywhere, so they are kept by the account that asks, and in the order of the requests, so that a page
-- of a range that very many have is read from there.
DROP INDEX IF EXISTS netpeering.peering_live_by_source_range;
DROP INDEX IF EXISTS netpeering.peering_live_by_accepter_range;
-- Those of builds that had another V017: see beforeValidate.sql.
DROP INDEX IF EXISTS netpeering.peering_live_of_source_by_source_range;
DROP INDEX IF EXISTS netpeering.peering_live_of_source_by_accepter_range;
DROP INDEX IF EXISTS netpeering.peering_live_of_accepter_by_source_range;
DROP INDEX IF EXISTS netpeering.peering_live_of_accepter_by_accepter_range;
CREATE INDEX peering_live_of_source_by_source_range ON netpeering.peering
    (source_account, (source_ranges[1]), requested_at, peering_id)
    WHERE status IN ('pending-acceptance', 'provisioning', 'active', 'deleting');
CREATE INDEX peering_live_of_source_by_accepter_range ON netpeering.peering
    (source_account, (accepter_ranges[1]), requested_at, peering_id)
    WHERE status IN ('pending-acceptance', 'provisioning', 'active', 'deleting');
CREATE INDEX peering_live_of_accepter_by_source_range ON netpeering.peering
    (accepter_account, (source_ranges[1]), requested_at, peering_id)
    WHERE status IN ('pending-acceptance', 'provisioning', 'active', 'deleting') AND source_account <> accepter_account;
CREATE INDEX peering_live_of_accepter_by_accepter_range ON netpeering.peering
    (accepter_account, (accepter_ranges[1]), requested_at, peering_id)
    WHERE status IN ('pending-acceptance', 'provisioning', 'active', 'deleting') AND source_account <> accepter_account;
