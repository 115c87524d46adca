-- What the lists of a dialect go by: where each Net lies (null where no regions are known), who ended the peering, and what the
-- owners have set for their sides. All of it stands in the events; rows from before have none of it but who ended them.
ALTER TABLE netpeering.peering
    ADD COLUMN source_region text,
    ADD COLUMN accepter_region text,
    ADD COLUMN ended_by text,
    ADD COLUMN source_resolves boolean NOT NULL DEFAULT false,
    ADD COLUMN accepter_resolves boolean NOT NULL DEFAULT false;

-- Nobody is shown what ended more than two days ago.
UPDATE netpeering.peering SET ended_by = substring(message FROM ' by ([0-9]{12})$')
 WHERE status IN ('rejected', 'deleted') AND ended_at > now() - interval '3 days';
