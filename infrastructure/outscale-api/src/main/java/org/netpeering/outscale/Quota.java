package org.netpeering.outscale;

/** The limits that ReadQuotas reports. */
enum Quota {
    PENDING_REQUESTS("net_peering_requests_limit", "Pending Net peering requests made by one Net"),
    PEERINGS("net_peerings_limit", "Pending and active Net peerings of one Net");

    static final String COLLECTION = "Net";

    private final String wireName;
    private final String description;

    Quota(String wireName, String description) {
        this.wireName = wireName;
        this.description = description;
    }

    String wireName() {
        return wireName;
    }

    String description() {
        return description;
    }
}
