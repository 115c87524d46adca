-- Who may call, for installations that keep no accounts file. Written by the command line only.
CREATE TABLE netpeering.account (
    account_id text        PRIMARY KEY CHECK (account_id ~ '^[0-9]{12}$'),
    name       text        NOT NULL,
    state      text        NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
    created_at timestamptz NOT NULL
);

CREATE TABLE netpeering.account_user (
    account_id text        NOT NULL REFERENCES netpeering.account,
    user_name  text        NOT NULL,
    state      text        NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, user_name)
);

CREATE TABLE netpeering.access_key (
    access_key_id text        PRIMARY KEY CHECK (access_key_id ~ '^[A-Za-z0-9]{20}$'),
    account_id    text        NOT NULL REFERENCES netpeering.account,
    -- null for a key of the account itself
    user_name     text,
    -- encrypted, together with whose it is: see SealedSecrets
    secret        bytea       NOT NULL,
    state         text        NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
    created_at    timestamptz NOT NULL,
    -- when a key was made to replace this one
    rotated_at    timestamptz,
    FOREIGN KEY (account_id, user_name) REFERENCES netpeering.account_user
);

CREATE INDEX access_key_by_owner ON netpeering.access_key (account_id, user_name);

-- A policy is of a user, or of one key of an account itself.
CREATE TABLE netpeering.access_policy (
    account_id    text        REFERENCES netpeering.account,
    user_name     text,
    access_key_id text        REFERENCES netpeering.access_key,
    policy_name   text        NOT NULL,
    document      text        NOT NULL,
    attached_at   timestamptz NOT NULL,
    CHECK ((account_id IS NOT NULL AND user_name IS NOT NULL AND access_key_id IS NULL)
        OR (account_id IS NULL AND user_name IS NULL AND access_key_id IS NOT NULL)),
    FOREIGN KEY (account_id, user_name) REFERENCES netpeering.account_user
);

CREATE UNIQUE INDEX access_policy_of_user ON netpeering.access_policy (account_id, user_name, policy_name)
    WHERE user_name IS NOT NULL;
CREATE UNIQUE INDEX access_policy_of_key ON netpeering.access_policy (access_key_id, policy_name)
    WHERE access_key_id IS NOT NULL;

-- One row that every change of the tables above counts up, so that servers see with one short query that there is news.
CREATE TABLE netpeering.account_change (
    one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    counter bigint  NOT NULL
);

INSERT INTO netpeering.account_change (counter) VALUES (0);

CREATE FUNCTION netpeering.count_account_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE netpeering.account_change SET counter = counter + 1;
    RETURN NULL;
END $$;

CREATE TRIGGER account_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON netpeering.account
    FOR EACH STATEMENT EXECUTE FUNCTION netpeering.count_account_change();
CREATE TRIGGER account_user_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON netpeering.account_user
    FOR EACH STATEMENT EXECUTE FUNCTION netpeering.count_account_change();
CREATE TRIGGER access_key_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON netpeering.access_key
    FOR EACH STATEMENT EXECUTE FUNCTION netpeering.count_account_change();
CREATE TRIGGER access_policy_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON netpeering.access_policy
    FOR EACH STATEMENT EXECUTE FUNCTION netpeering.count_account_change();
