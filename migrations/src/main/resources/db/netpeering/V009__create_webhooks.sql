-- Where events are delivered to, and how far that has come. One node at a time delivers for a webhook: the one that leases it.
CREATE TABLE netpeering.webhook (
    webhook_id         text        PRIMARY KEY,
    -- whose events are delivered
    account            text        NOT NULL,
    url                text        NOT NULL,
    -- encrypted, together with the id and the account
    secret             bytea       NOT NULL,
    -- which events: null for all
    event_types        text[],
    peerings           text[],
    nets               text[],
    created_at         timestamptz NOT NULL,
    -- the place in the log up to which everything is delivered or parked
    transaction_id     bigint      NOT NULL,
    global_index       bigint      NOT NULL,
    leased_by          text,
    leased_until       timestamptz
);

CREATE INDEX webhook_by_account ON netpeering.webhook (account, created_at, webhook_id);

-- Events that a receiver did not take after several tries, and later ones of the same peering, which wait behind them.
CREATE TABLE netpeering.webhook_parked (
    webhook_id         text        NOT NULL REFERENCES netpeering.webhook ON DELETE CASCADE,
    peering_id         text        NOT NULL,
    transaction_id     bigint      NOT NULL,
    global_index       bigint      NOT NULL,
    parked_at          timestamptz NOT NULL,
    failure            text        NOT NULL,
    -- somebody asked for another try
    is_due             boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (webhook_id, peering_id, transaction_id, global_index)
);
