-- Where the host has a provisioner, a peering is on its way to active for a while, and then on its way to deleted.
ALTER TABLE netpeering.peering DROP CONSTRAINT peering_status_check;
ALTER TABLE netpeering.peering ADD CONSTRAINT peering_status_check CHECK (status IN
    ('pending-acceptance', 'provisioning', 'active', 'deleting', 'rejected', 'failed', 'expired', 'deleted'));

-- On its way, either way, it has its pair of Nets to itself.
DROP INDEX netpeering.peering_one_live_per_direction;
CREATE UNIQUE INDEX peering_one_live_per_direction ON netpeering.peering (source_net, accepter_net)
    WHERE status IN ('pending-acceptance', 'provisioning', 'active', 'deleting');
DROP INDEX netpeering.peering_one_active_per_pair;
CREATE UNIQUE INDEX peering_one_active_per_pair
    ON netpeering.peering (LEAST(source_net, accepter_net), GREATEST(source_net, accepter_net))
    WHERE status IN ('provisioning', 'active', 'deleting');
DROP INDEX netpeering.peering_live_by_accepter_net;
CREATE INDEX peering_live_by_accepter_net ON netpeering.peering (accepter_net)
    WHERE status IN ('pending-acceptance', 'provisioning', 'active', 'deleting');
DROP INDEX netpeering.peering_live_by_tag;
CREATE INDEX peering_live_by_tag ON netpeering.peering USING gin (tags jsonb_path_ops) WITH (fastupdate = off)
    WHERE tags <> '{}' AND status IN ('pending-acceptance', 'provisioning', 'active', 'deleting');

-- Few at any time, and the first to look at if a provisioner is in trouble.
CREATE INDEX peering_on_its_way ON netpeering.peering (peering_id) WHERE status IN ('provisioning', 'deleting');

-- A shelf for what is on its way: few peerings, so that whoever lists the active ones or the pending ones passes over none of them.
-- No row has been there so far, so the indexes by shelves are right as they are.
CREATE OR REPLACE FUNCTION netpeering.listing_shelf(status text, ended_at timestamptz) RETURNS timestamp
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE status WHEN 'active' THEN '-infinity'::timestamp
                       WHEN 'pending-acceptance' THEN 'infinity'::timestamp
                       WHEN 'provisioning' THEN '0001-01-01'::timestamp
                       WHEN 'deleting' THEN '0001-01-01'::timestamp
                       ELSE date_trunc('hour', ended_at AT TIME ZONE 'UTC') END;
