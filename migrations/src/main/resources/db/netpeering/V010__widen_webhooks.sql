-- Webhooks of the operator, which are in the configuration of the server, and of auditors; and a filter by account.
ALTER TABLE netpeering.webhook
    -- null for a webhook of the operator that delivers what concerns anybody
    ALTER COLUMN account DROP NOT NULL,
    -- whose events among those that the owner may read: null for all
    ADD COLUMN accounts text[],
    ADD COLUMN owner text NOT NULL DEFAULT 'account' CHECK (owner IN ('account', 'auditor', 'operator')),
    -- the user who was an auditor when the webhook was made: null for the account itself
    ADD COLUMN auditor text,
    ADD CHECK (account IS NOT NULL OR owner = 'operator'),
    ADD CHECK (auditor IS NULL OR owner = 'auditor');
