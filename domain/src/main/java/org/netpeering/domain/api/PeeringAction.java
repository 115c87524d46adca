package org.netpeering.domain.api;

import org.netpeering.domain.value.PeeringStatus;

/** What an owner, or the engine, tries to do with a peering, and the state it would lead to. */
public enum PeeringAction {
    ACCEPT("accept", "accepted", PeeringStatus.ACTIVE),
    REJECT("reject", "rejected", PeeringStatus.REJECTED),
    DELETE("delete", "deleted", PeeringStatus.DELETED),
    EXPIRE("expire", "expired", PeeringStatus.EXPIRED),
    REPORT_NET_REMOVED("end", "ended", PeeringStatus.FAILED),
    REPORT_RANGES_CHANGED("give other ranges to", "given other ranges", PeeringStatus.ACTIVE),
    PROVISION("provision", "provisioned", PeeringStatus.ACTIVE),
    TEAR_DOWN("tear down", "torn down", PeeringStatus.DELETED),
    CHANGE_SOURCE_OPTIONS("change the source options of", "given other source options", PeeringStatus.ACTIVE),
    CHANGE_ACCEPTER_OPTIONS("change the accepter options of", "given other accepter options", PeeringStatus.ACTIVE);

    private final String verb;
    private final String participle;
    private final PeeringStatus target;

    PeeringAction(String verb, String participle, PeeringStatus target) {
        this.verb = verb;
        this.participle = participle;
        this.target = target;
    }

    /** As in "cannot accept". */
    public String verb() {
        return verb;
    }

    /** As in "cannot be accepted". */
    public String participle() {
        return participle;
    }

    /** The state that the action leads to when it succeeds. */
    public PeeringStatus target() {
        return target;
    }
}
