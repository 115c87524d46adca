-- Where a Net lies, if its maker said so; else it lies in the home region of the server. And what can be set for it.
ALTER TABLE netpeering.inventory_net
    ADD COLUMN region text,
    ADD COLUMN dns_support boolean NOT NULL DEFAULT true,
    ADD COLUMN dns_hostnames boolean NOT NULL DEFAULT false,
    ADD COLUMN address_usage_metrics boolean NOT NULL DEFAULT false;

-- Every Net has a main table, which has its digits and goes with it.
CREATE TABLE netpeering.inventory_route_table (
    route_table_id text    PRIMARY KEY,
    place          bigint  GENERATED ALWAYS AS IDENTITY,
    account        text    NOT NULL,
    net_id         text    NOT NULL REFERENCES netpeering.inventory_net ON DELETE CASCADE,
    is_main        boolean NOT NULL,
    tags           jsonb   NOT NULL DEFAULT '{}'
);

CREATE INDEX inventory_route_table_by_account ON netpeering.inventory_route_table (account, place);
CREATE INDEX inventory_route_table_by_net ON netpeering.inventory_route_table (net_id);

-- A route outlives its peering, and then leads nowhere.
CREATE TABLE netpeering.inventory_route (
    route_table_id text NOT NULL REFERENCES netpeering.inventory_route_table ON DELETE CASCADE,
    destination    text NOT NULL,
    peering_id     text NOT NULL,
    PRIMARY KEY (route_table_id, destination)
);

INSERT INTO netpeering.inventory_route_table (route_table_id, account, net_id, is_main)
SELECT replace(net_id, 'vpc-', 'rtb-'), account, net_id, true FROM netpeering.inventory_net ORDER BY place;
