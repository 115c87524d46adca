-- The log of all that has happened. Rows are only ever added.
--
-- A follower reads in the order (transaction_id, global_index) and only below the oldest transaction that is still
-- running, so that no row can appear behind its back. transaction_id is at least that of the event before it in the
-- same stream: see PostgresEventStorageEngine.
CREATE TABLE netpeering.event (
    transaction_id  xid8        NOT NULL,
    global_index    bigint      GENERATED ALWAYS AS IDENTITY,
    aggregate_id    text        NOT NULL,
    sequence_number bigint      NOT NULL CHECK (sequence_number >= 0),
    aggregate_type  text        NOT NULL,
    event_id        text        NOT NULL,
    event_type      text        NOT NULL,
    occurred_at     timestamptz NOT NULL,
    payload         json        NOT NULL,
    metadata        json        NOT NULL,
    PRIMARY KEY (aggregate_id, sequence_number)
);

CREATE UNIQUE INDEX event_position ON netpeering.event (transaction_id, global_index);
