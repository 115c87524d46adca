package org.netpeering.application.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.netpeering.application.call.CallMetadata;
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
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmProvisioned;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmTornDown;
import org.netpeering.domain.api.ProvisioningCommand.ContinueProvisioning;
import org.netpeering.domain.api.ProvisioningCommand.ReportProvisioningFailed;
import org.netpeering.domain.api.ProvisioningCommand.ReportTearDownFailed;
import org.netpeering.domain.model.Decision;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;

/** The shell that Axon needs around the decider: it applies what was decided and remembers what has happened. */
@AggregateRoot(type = NetPeeringAggregate.TYPE)
final class NetPeeringAggregate {
    static final String TYPE = "NetPeering";

    @AggregateIdentifier
    private final String id;

    private NetPeering state = NetPeering.ABSENT;

    NetPeeringAggregate(String id) {
        this.id = id;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Outcome handle(RequestNetPeering command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(AcceptNetPeering command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(RejectNetPeering command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(DeleteNetPeering command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(ExpireNetPeering command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(RejectRedundantNetPeering command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(ReportNetRemoved command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(TagNetPeering command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(UntagNetPeering command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(ChangePeeringOptions command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(ReportNetRangesChanged command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(ConfirmProvisioned command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(ReportProvisioningFailed command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(ConfirmTornDown command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(ReportTearDownFailed command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    @CommandHandler
    Outcome handle(ContinueProvisioning command, @MetaDataValue(FactsMetadata.KEY) Facts facts) {
        return decide(command, facts);
    }

    private Outcome decide(NetPeeringCommand command, Facts facts) {
        Decision decision = NetPeeringDecider.decide(command, state, facts);
        MetaData named = key(command);
        for (NetPeeringEvent event : decision.events()) {
            apply(event, named);
        }
        return decision.refusal() != null
                ? new Outcome.Refused(decision.refusal())
                : new Outcome.Done(state.view().orElseThrow());
    }

    private static MetaData key(NetPeeringCommand command) {
        return command instanceof RequestNetPeering request && request.idempotencyKey() != null
                ? MetaData.with(CallMetadata.IDEMPOTENCY_KEY, request.idempotencyKey())
                : MetaData.emptyInstance();
    }

    @EventSourcingHandler
    void on(NetPeeringEvent event) {
        state = NetPeeringDecider.evolve(state, event);
    }

    /** For the log of the framework. */
    @Override
    public String toString() {
        return TYPE + " " + id;
    }
}
