-- How far each follower has read, and who holds which segment.
CREATE TABLE netpeering.token (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    token          bytea,
    token_type     text,
    timestamp      text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

-- The state of each saga, and the value by which its events find it.
CREATE TABLE netpeering.saga (
    saga_id           text PRIMARY KEY,
    saga_type         text NOT NULL,
    association_key   text NOT NULL,
    association_value text NOT NULL,
    payload           json NOT NULL
);

CREATE INDEX saga_by_association ON netpeering.saga (saga_type, association_key, association_value);

-- Deadlines that wait for their instant. A node that fires some holds them until claimed_until.
CREATE TABLE netpeering.deadline (
    deadline_id   text        PRIMARY KEY,
    deadline_name text        NOT NULL,
    due_at        timestamptz NOT NULL,
    saga_type     text        NOT NULL,
    saga_id       text        NOT NULL,
    metadata      json        NOT NULL,
    claimed_until timestamptz,
    attempts      integer     NOT NULL DEFAULT 0
);

CREATE INDEX deadline_by_due ON netpeering.deadline (due_at);
