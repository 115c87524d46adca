package org.netpeering.application.process;

import org.netpeering.domain.value.NetPeeringId;

/** Makes the calls to the provisioner of the host, outside of any transaction; those about one peering in their order. */
@FunctionalInterface
public interface ProvisionerCalls {
    /** Makes the call now or later, on this thread or another. */
    void call(NetPeeringId peering, Runnable call);
}
