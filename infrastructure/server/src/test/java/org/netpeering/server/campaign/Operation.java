package org.netpeering.server.campaign;

import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** What a writer asks of a node. */
sealed interface Operation {
    /** The account that signs the request. */
    AccountId caller();

    /** Requests a peering; its id is known only once the node has answered. */
    record Create(AccountId caller, NetId source, NetId accepter) implements Operation {}

    /** Sends a command to a peering that is known. */
    record Send(AccountId caller, NetPeeringCommand command) implements Operation {}

    /** Reads one peering by its id. */
    record Read(AccountId caller, NetPeeringId peering) implements Operation {}
}
