-- Idempotency keys of requests: which peering the request of an account that has this key has led to. A key counts for 7 days; then it may
-- be used anew, and the row is overwritten, or deleted by whoever writes the next ones.
CREATE TABLE netpeering.request_key (
    account_id  text        NOT NULL,
    request_key text        NOT NULL CHECK (length(request_key) BETWEEN 1 AND 255),
    peering_id  text        NOT NULL,
    used_at     timestamptz NOT NULL,
    PRIMARY KEY (account_id, request_key)
);

CREATE INDEX request_key_by_use ON netpeering.request_key (used_at);
