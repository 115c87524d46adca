-- Events that a follower could not handle after several tries, and later ones of the same stream, which wait behind them.
CREATE TABLE netpeering.parked_event (
    processor_name  text        NOT NULL,
    aggregate_id    text        NOT NULL,
    sequence_number bigint      NOT NULL,
    parked_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    failure         text        NOT NULL,
    PRIMARY KEY (processor_name, aggregate_id, sequence_number)
);
