-- How far a view has come that is made again from the log, for those who watch; one row for each view that ever was. Whether somebody is
-- at it now is told by the lock that whoever makes it holds.
CREATE TABLE netpeering.view_rebuild (
    view_name text        PRIMARY KEY,
    step      text        NOT NULL,
    done      bigint      NOT NULL,
    -- 0 if that cannot be told
    total     bigint      NOT NULL,
    began_at  timestamptz NOT NULL,
    noted_at  timestamptz NOT NULL,
    is_done   boolean     NOT NULL
);

-- What a user signs in to the console with, hashed; null for one who needs an access key. Triggers count its changes as all of this table.
ALTER TABLE netpeering.account_user ADD COLUMN password_hash text;

-- What an account did that concerns neither end, such as an attempt on a peering of others. Most accounts have hardly any, which the index
-- of all that they did tells only after a walk through all of it.
CREATE INDEX audit_entry_by_actor_alone ON netpeering.audit_entry (actor_account, occurred_at, entry_id)
    WHERE source_account IS DISTINCT FROM actor_account AND accepter_account IS DISTINCT FROM actor_account;
