-- The Nets, Subnets and VMs of installations that keep no other inventory.
CREATE TABLE netpeering.inventory_net (
    net_id     text   PRIMARY KEY,
    place      bigint GENERATED ALWAYS AS IDENTITY,
    account    text   NOT NULL,
    range      text   NOT NULL,
    tenancy    text   NOT NULL,
    tags       jsonb  NOT NULL DEFAULT '{}'
);

CREATE INDEX inventory_net_by_account ON netpeering.inventory_net (account, place);

CREATE TABLE netpeering.inventory_subnet (
    subnet_id  text   PRIMARY KEY,
    place      bigint GENERATED ALWAYS AS IDENTITY,
    account    text   NOT NULL,
    net_id     text   NOT NULL REFERENCES netpeering.inventory_net,
    range      text   NOT NULL,
    subregion  text   NOT NULL,
    tags       jsonb  NOT NULL DEFAULT '{}'
);

CREATE INDEX inventory_subnet_by_account ON netpeering.inventory_subnet (account, place);
CREATE INDEX inventory_subnet_by_net ON netpeering.inventory_subnet (net_id);

-- A terminated VM outlives its Subnet and its Net, so it refers to them by name only.
CREATE TABLE netpeering.inventory_vm (
    vm_id         text        PRIMARY KEY,
    place         bigint      GENERATED ALWAYS AS IDENTITY,
    account       text        NOT NULL,
    reservation   text        NOT NULL,
    launch_index  integer     NOT NULL,
    image_id      text        NOT NULL,
    vm_type       text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('running', 'stopped', 'terminated')),
    net_id        text        NOT NULL,
    subnet_id     text        NOT NULL,
    subregion     text        NOT NULL,
    private_ip    text        NOT NULL,
    launched_at   timestamptz NOT NULL,
    terminated_at timestamptz,
    client_token  text,
    -- what was ordered under the client token, to tell a repetition from a reuse
    ordered       text        NOT NULL,
    tags          jsonb       NOT NULL DEFAULT '{}'
);

CREATE INDEX inventory_vm_by_account ON netpeering.inventory_vm (account, place);
CREATE INDEX inventory_vm_by_token ON netpeering.inventory_vm (account, client_token) WHERE client_token IS NOT NULL;
CREATE UNIQUE INDEX inventory_vm_one_per_address ON netpeering.inventory_vm (subnet_id, private_ip)
    WHERE state <> 'terminated';
CREATE INDEX inventory_vm_alive_by_net ON netpeering.inventory_vm (net_id) WHERE state <> 'terminated';
