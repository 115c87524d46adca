package org.netpeering.outscale;

import java.util.List;
import java.util.function.Function;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import tools.jackson.databind.node.ObjectNode;

/**
 * The actions that change the state of a peering (OAPI contract, 1.1 to 1.4).
 *
 * <p>What is done already counts as a success: create and accept show the peering as it is.
 */
final class NetPeeringActions {
    private static final Field<NetId> SOURCE_NET = Field.required("SourceNetId", Kinds.NET_ID);
    private static final Field<NetId> ACCEPTER_NET = Field.required("AccepterNetId", Kinds.NET_ID);
    private static final Field<AccountId> ACCEPTER_OWNER = Field.optional("AccepterOwnerId", Kinds.ACCOUNT);
    private static final Field<NetPeeringId> PEERING = Field.required("NetPeeringId", Kinds.PEERING_ID);

    private final NetPeerings peerings;

    NetPeeringActions(NetPeerings peerings) {
        this.peerings = peerings;
    }

    List<Action> all() {
        return List.of(
                Action.of("CreateNetPeering", this::create, SOURCE_NET, ACCEPTER_NET, ACCEPTER_OWNER),
                Action.of("AcceptNetPeering", this::accept, PEERING),
                Action.of("RejectNetPeering", this::reject, PEERING),
                Action.of("DeleteNetPeering", this::delete, PEERING));
    }

    private void create(Arguments arguments, CallContext caller, ObjectNode answer) {
        NetPeerings.Request request = new NetPeerings.Request(
                arguments.get(SOURCE_NET),
                arguments.get(ACCEPTER_NET),
                arguments.find(ACCEPTER_OWNER).orElse(null),
                UnknownAccepter.REFUSE,
                List.of());
        show(peerings.request(request, caller), caller, answer);
    }

    private void accept(Arguments arguments, CallContext caller, ObjectNode answer) {
        show(peerings.send(new AcceptNetPeering(arguments.get(PEERING), caller.account()), caller), caller, answer);
    }

    private void reject(Arguments arguments, CallContext caller, ObjectNode answer) {
        end(arguments, caller, id -> new RejectNetPeering(id, caller.account(), null));
    }

    private void delete(Arguments arguments, CallContext caller, ObjectNode answer) {
        end(arguments, caller, id -> new DeleteNetPeering(id, caller.account()));
    }

    private void show(Outcome outcome, CallContext caller, ObjectNode answer) {
        answer.set("NetPeering", PeeringDocument.of(peeringOf(outcome, caller), caller.account()));
    }

    private PeeringView peeringOf(Outcome outcome, CallContext caller) {
        return switch (outcome) {
            case Outcome.Done(PeeringView peering) -> peering;
            case Outcome.Refused(Refusal.AlreadyDone(NetPeeringId id)) ->
                peerings.find(id, caller).orElseThrow(() -> RefusalErrors.of(new Refusal.NoSuchPeering(id)));
            case Outcome.Refused(Refusal refusal) -> throw RefusalErrors.of(refusal);
        };
    }

    private void end(Arguments arguments, CallContext caller, Function<NetPeeringId, NetPeeringCommand> command) {
        Settled.check(peerings.send(command.apply(arguments.get(PEERING)), caller));
    }
}
