-- The current state of every peering, written in the transaction of its events.
CREATE TABLE netpeering.peering (
    peering_id       text        PRIMARY KEY,
    version          bigint      NOT NULL,
    status           text        NOT NULL
        CHECK (status IN ('pending-acceptance', 'active', 'rejected', 'failed', 'expired', 'deleted')),
    message          text        NOT NULL,
    source_net       text        NOT NULL,
    source_account   text        NOT NULL,
    source_ranges    text[]      NOT NULL,
    accepter_net     text        NOT NULL,
    accepter_account text,
    accepter_ranges  text[]      NOT NULL,
    requested_at     timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    ended_at         timestamptz,
    -- the tags of each owner: {"123456789012": {"Name": "..."}}
    tags             jsonb       NOT NULL DEFAULT '{}'
);

-- These two decide races.
CREATE UNIQUE INDEX peering_one_live_per_direction ON netpeering.peering (source_net, accepter_net)
    WHERE status IN ('pending-acceptance', 'active');
CREATE UNIQUE INDEX peering_one_active_per_pair
    ON netpeering.peering (LEAST(source_net, accepter_net), GREATEST(source_net, accepter_net))
    WHERE status = 'active';

-- The lists of an account, in the order of the requests.
CREATE INDEX peering_by_source_account ON netpeering.peering (source_account, requested_at, peering_id);
CREATE INDEX peering_by_accepter_account ON netpeering.peering (accepter_account, requested_at, peering_id)
    WHERE cardinality(accepter_ranges) > 0;

-- What is due, and what a Net takes part in.
CREATE INDEX peering_pending_by_expiry ON netpeering.peering (expires_at) WHERE status = 'pending-acceptance';
CREATE INDEX peering_live_by_source_net ON netpeering.peering (source_net)
    WHERE status IN ('pending-acceptance', 'active');
CREATE INDEX peering_live_by_accepter_net ON netpeering.peering (accepter_net)
    WHERE status IN ('pending-acceptance', 'active');
