-- What callers were refused, outside the log of events. An attempt is written before its caller has the answer, together with its
-- entry in the audit trail; from here the trail can be built again.
CREATE TABLE netpeering.attempt (
    attempt_number bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    occurred_at    timestamptz NOT NULL,
    -- the columns of its entry
    entry          json        NOT NULL
);

-- Every event and every attempt, as auditors search them. The entries of events follow the log.
CREATE TABLE netpeering.audit_entry (
    -- twice the index of the event in the log, or twice the number of the attempt and one
    entry_id         bigint      PRIMARY KEY,
    occurred_at      timestamptz NOT NULL,
    type             text        NOT NULL,
    peering_id       text,
    event_id         text,
    version          bigint,
    log_position     text,
    source_net       text,
    source_account   text,
    accepter_net     text,
    accepter_account text,
    actor_account    text        NOT NULL,
    actor_user       text,
    access_key_id    text,
    dialect          text        NOT NULL,
    source_ip        text,
    user_agent       text,
    request_id       text,
    command_id       text,
    correlation_id   text,
    causation_id     text,
    trace_id         text,
    action           text,
    refusal_code     text,
    refusal_message  text,
    state_before     text,
    state_after      text,
    -- the words under which it is found, among them who may see it
    terms            text[]      NOT NULL
);

-- In the order of time, all and by what most entries have in common; a search that finds a page there needs no more.
CREATE INDEX audit_entry_by_time ON netpeering.audit_entry (occurred_at, entry_id);
CREATE INDEX audit_entry_by_source ON netpeering.audit_entry (source_account, occurred_at, entry_id);
CREATE INDEX audit_entry_by_accepter ON netpeering.audit_entry (accepter_account, occurred_at, entry_id);
CREATE INDEX audit_entry_by_actor ON netpeering.audit_entry (actor_account, occurred_at, entry_id);
CREATE INDEX audit_entry_by_type ON netpeering.audit_entry (type, occurred_at, entry_id);
CREATE INDEX audit_entry_by_refusal ON netpeering.audit_entry (refusal_code, occurred_at, entry_id)
    WHERE refusal_code IS NOT NULL;
CREATE INDEX audit_entry_by_state ON netpeering.audit_entry (state_after, occurred_at, entry_id)
    WHERE refusal_code IS NULL;

-- What few have in common, and any combination. Without the list of pending words, which every search would have to read.
CREATE INDEX audit_entry_by_terms ON netpeering.audit_entry USING gin (terms) WITH (fastupdate = off);
