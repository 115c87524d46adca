-- The log cannot be altered unnoticed: each row carries a hash that covers it and the hash of the row before it in its
-- stream, and signed checkpoints fix the whole log. What is hashed is written down in docs/audit-proof.md and never changes.

ALTER TABLE netpeering.event ADD COLUMN hash bytea;

-- Numbers are 8 bytes, the most significant first; texts are preceded by their length in 4 bytes, so that no two rows have the
-- same bytes.
CREATE FUNCTION netpeering.event_hash(previous bytea, e netpeering.event) RETURNS bytea LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN sha256('netpeering.event.v1\012'::bytea || previous
        || xid8send(e.transaction_id) || int8send(e.global_index)
        || int8send(e.sequence_number) || int8send((extract(epoch FROM e.occurred_at) * 1000000)::bigint)
        || int4send(length(convert_to(e.aggregate_id, 'UTF8'))) || convert_to(e.aggregate_id, 'UTF8')
        || int4send(length(convert_to(e.aggregate_type, 'UTF8'))) || convert_to(e.aggregate_type, 'UTF8')
        || int4send(length(convert_to(e.event_id, 'UTF8'))) || convert_to(e.event_id, 'UTF8')
        || int4send(length(convert_to(e.event_type, 'UTF8'))) || convert_to(e.event_type, 'UTF8')
        || int4send(length(convert_to(e.payload::text, 'UTF8'))) || convert_to(e.payload::text, 'UTF8')
        || int4send(length(convert_to(e.metadata::text, 'UTF8'))) || convert_to(e.metadata::text, 'UTF8'));
END $$;

-- Whoever writes, the database chains. Volatile, so that a row sees those that the same statement has inserted before it.
CREATE FUNCTION netpeering.chain_event() RETURNS trigger LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    previous bytea := '\x0000000000000000000000000000000000000000000000000000000000000000';
BEGIN
    IF NEW.sequence_number > 0 THEN
        SELECT p.hash INTO previous FROM netpeering.event p
         WHERE p.aggregate_id = NEW.aggregate_id AND p.sequence_number = NEW.sequence_number - 1;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'event % of % cannot be appended: its stream has no event %',
                NEW.sequence_number, NEW.aggregate_id, NEW.sequence_number - 1
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    NEW.hash := netpeering.event_hash(previous, NEW);
    RETURN NEW;
END $$;

-- The rows that are there already, in the order of the log, which keeps streams in order. A row whose predecessor is missing
-- (nothing that the engine has ever written) is chained to nothing; the verification names it.
DO $$
DECLARE
    e netpeering.event;
BEGIN
    FOR e IN SELECT * FROM netpeering.event ORDER BY transaction_id, global_index LOOP
        UPDATE netpeering.event
           SET hash = netpeering.event_hash(
                   COALESCE((SELECT p.hash FROM netpeering.event p
                              WHERE p.aggregate_id = e.aggregate_id AND p.sequence_number = e.sequence_number - 1),
                            decode(repeat('00', 32), 'hex')),
                   e)
         WHERE aggregate_id = e.aggregate_id AND sequence_number = e.sequence_number;
    END LOOP;
END $$;

ALTER TABLE netpeering.event ALTER COLUMN hash SET NOT NULL;

CREATE TRIGGER chain_event BEFORE INSERT ON netpeering.event
    FOR EACH ROW EXECUTE FUNCTION netpeering.chain_event();

-- The name of this log in its checkpoints; a log that is begun anew gets another.
CREATE TABLE netpeering.audit_log (
    one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    log_id  uuid    NOT NULL DEFAULT gen_random_uuid()
);

INSERT INTO netpeering.audit_log DEFAULT VALUES;

-- The leaves of the Merkle tree (RFC 6962) over the log, in its order. They repeat whose row each is, so that one that is
-- missing from the log can be named.
CREATE TABLE netpeering.audit_leaf (
    leaf_number     bigint PRIMARY KEY CHECK (leaf_number >= 0),
    transaction_id  xid8   NOT NULL,
    global_index    bigint NOT NULL,
    aggregate_id    text   NOT NULL,
    sequence_number bigint NOT NULL,
    hash            bytea  NOT NULL
);

-- The tree at some instants, each signed. The frontier (the roots of the full subtrees, the largest first, 32 bytes each) is
-- what it takes to go on from there.
CREATE TABLE netpeering.audit_checkpoint (
    checkpoint_number bigint      PRIMARY KEY CHECK (checkpoint_number > 0),
    tree_size         bigint      NOT NULL CHECK (tree_size > 0),
    root              bytea       NOT NULL,
    created_at        timestamptz NOT NULL,
    frontier          bytea       NOT NULL,
    note              text        NOT NULL,
    public_key        bytea       NOT NULL
);
