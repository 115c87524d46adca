-- A list shows what is alive and what has ended within the hour or so, never the long past behind it, so the lists of an account
-- are kept in shelves: one of active peerings, one of pending ones, and one for each hour in which some ended; each in the order of
-- the requests. A page reads the beginning of the few shelves it needs. What joins two Nets of one account stands among those of the source only. The other account stands last, so that who asks for it
-- passes over the others without a look at their rows.
CREATE FUNCTION netpeering.listing_shelf(status text, ended_at timestamptz) RETURNS timestamp
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE status WHEN 'active' THEN '-infinity'::timestamp
                       WHEN 'pending-acceptance' THEN 'infinity'::timestamp
                       ELSE date_trunc('hour', ended_at AT TIME ZONE 'UTC') END;
CREATE INDEX peering_listed_by_source ON netpeering.peering
    (source_account, netpeering.listing_shelf(status, ended_at), requested_at, peering_id, accepter_account);
CREATE INDEX peering_listed_by_accepter ON netpeering.peering
    (accepter_account, netpeering.listing_shelf(status, ended_at), requested_at, peering_id, source_account)
    WHERE cardinality(accepter_ranges) > 0 AND source_account <> accepter_account;
DROP INDEX netpeering.peering_by_source_account;
DROP INDEX netpeering.peering_by_accepter_account;

-- Only what has tags costs anything here: the same shelves with what the owner itself has tagged, and the rare tag.
CREATE INDEX peering_tagged_by_source ON netpeering.peering
    (source_account, netpeering.listing_shelf(status, ended_at), requested_at, peering_id)
    WHERE tags ? source_account;
CREATE INDEX peering_tagged_by_accepter ON netpeering.peering
    (accepter_account, netpeering.listing_shelf(status, ended_at), requested_at, peering_id)
    WHERE tags ? accepter_account AND cardinality(accepter_ranges) > 0 AND source_account <> accepter_account;
-- Without the list of pending entries, which every search would have to read.
CREATE INDEX peering_live_by_tag ON netpeering.peering USING gin (tags jsonb_path_ops) WITH (fastupdate = off)
    WHERE tags <> '{}' AND status IN ('pending-acceptance', 'active');

-- The unique index peering_one_live_per_direction begins with the source Net too.
DROP INDEX netpeering.peering_live_by_source_net;
