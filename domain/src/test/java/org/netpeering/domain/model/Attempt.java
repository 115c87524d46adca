package org.netpeering.domain.model;

import static org.netpeering.domain.model.Samples.ACCEPTER_NET;
import static org.netpeering.domain.model.Samples.OTHER_PEERING;
import static org.netpeering.domain.model.Samples.PEERING;
import static org.netpeering.domain.model.Samples.SOURCE_NET;
import static org.netpeering.domain.model.Samples.THIRD_NET;

import java.util.List;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ChangePeeringOptions;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectRedundantNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRangesChanged;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRemoved;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmProvisioned;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmTornDown;
import org.netpeering.domain.api.ProvisioningCommand.ContinueProvisioning;
import org.netpeering.domain.api.ProvisioningCommand.ReportProvisioningFailed;
import org.netpeering.domain.api.ProvisioningCommand.ReportTearDownFailed;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;

/** Every command, tags both with and without effect, Nets both of the peering and not. */
enum Attempt {
    REQUEST(false),
    ACCEPT(false),
    REJECT(false),
    DELETE(false),
    TAG(false),
    TAG_AGAIN(false),
    UNTAG(false),
    UNTAG_MISSING(false),
    SOURCE_OPTIONS(false),
    ACCEPTER_OPTIONS(false),
    EXPIRE(true),
    REDUNDANT(true),
    SOURCE_GONE(true),
    ACCEPTER_GONE(true),
    THIRD_GONE(true),
    PROVISIONED(true),
    PROVISIONING_FAILED(true),
    TORN_DOWN(true),
    TEAR_DOWN_FAILED(true),
    CONTINUE(true),
    RANGES_CHANGED(true);

    static final Tag NEW_TAG = new Tag("shape", "round");

    private final boolean ofEngine;

    Attempt(boolean ofEngine) {
        this.ofEngine = ofEngine;
    }

    boolean isOfEngine() {
        return ofEngine;
    }

    boolean isOfNetwork() {
        return compareTo(PROVISIONED) >= 0;
    }

    NetPeeringCommand by(AccountId caller) {
        return switch (this) {
            case REQUEST ->
                new RequestNetPeering(
                        PEERING, caller, SOURCE_NET, ACCEPTER_NET, null, UnknownAccepter.REFUSE, List.of());
            case ACCEPT -> new AcceptNetPeering(PEERING, caller);
            case REJECT -> new RejectNetPeering(PEERING, caller, "not now");
            case DELETE -> new DeleteNetPeering(PEERING, caller);
            case TAG -> new TagNetPeering(PEERING, caller, List.of(NEW_TAG));
            case TAG_AGAIN -> new TagNetPeering(PEERING, caller, List.of(Situation.OLD_TAG));
            case UNTAG -> new UntagNetPeering(PEERING, caller, List.of());
            case UNTAG_MISSING -> new UntagNetPeering(PEERING, caller, List.of(new TagSelector("nowhere", null)));
            case SOURCE_OPTIONS -> new ChangePeeringOptions(PEERING, caller, true, null);
            case ACCEPTER_OPTIONS -> new ChangePeeringOptions(PEERING, caller, null, true);
            case EXPIRE -> new ExpireNetPeering(PEERING);
            case REDUNDANT -> new RejectRedundantNetPeering(PEERING, OTHER_PEERING);
            case SOURCE_GONE -> new ReportNetRemoved(PEERING, SOURCE_NET);
            case ACCEPTER_GONE -> new ReportNetRemoved(PEERING, ACCEPTER_NET);
            case THIRD_GONE -> new ReportNetRemoved(PEERING, THIRD_NET);
            case PROVISIONED -> new ConfirmProvisioned(PEERING, 1);
            case PROVISIONING_FAILED -> new ReportProvisioningFailed(PEERING, 1, "no route");
            case TORN_DOWN -> new ConfirmTornDown(PEERING);
            case TEAR_DOWN_FAILED -> new ReportTearDownFailed(PEERING, 1, "no route");
            case CONTINUE -> new ContinueProvisioning(PEERING);
            case RANGES_CHANGED -> new ReportNetRangesChanged(PEERING, SOURCE_NET);
        };
    }
}
