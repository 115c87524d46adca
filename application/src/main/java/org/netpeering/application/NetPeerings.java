package org.netpeering.application;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.access.AccessRequest;
import org.netpeering.application.access.ActionDeniedException;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.audit.AuditQuery;
import org.netpeering.application.audit.RefusedAttempts;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.application.host.OwnUnitOfWork;
import org.netpeering.application.port.PeeringIds;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.Expectations;
import org.netpeering.domain.api.Explanation;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRangesChanged;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRemoved;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringQuery.ExplainRequest;
import org.netpeering.domain.api.NetPeeringQuery.FindNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmProvisioned;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmTornDown;
import org.netpeering.domain.api.ProvisioningCommand.ReportProvisioningFailed;
import org.netpeering.domain.api.ProvisioningCommand.ReportTearDownFailed;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;

/**
 * The engine in plain Java: sends commands and queries over the Axon buses and waits for the answers.
 *
 * <p>When a method returns, what was done is committed and every list shows it. A command that cannot be carried out for
 * an expected reason is answered with {@link Outcome.Refused}; an exception means that the engine itself is in trouble.
 */
public final class NetPeerings {
    private static final int MOST_IDS_TRIED = 5;

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final PeeringIds ids;
    private final PeeringSummaries summaries;
    private final Permissions permissions;
    private final RefusedAttempts attempts;

    /** Talks to the engine through these gateways. */
    public NetPeerings(
            CommandGateway commands,
            QueryGateway queries,
            PeeringIds ids,
            PeeringSummaries summaries,
            Permissions permissions,
            RefusedAttempts attempts) {
        this.commands = commands;
        this.queries = queries;
        this.ids = ids;
        this.summaries = summaries;
        this.permissions = permissions;
        this.attempts = attempts;
    }

    /**
     * What somebody asks for.
     *
     * @param accepterOwner the account that is expected to own the accepter Net, or null to look it up in any account
     * @param unknownAccepter what becomes of the request if the accepter Net is not known or not of that owner
     * @param tags tags that the peering has from the start
     * @param idempotencyKey names the request among those of the caller, in 1 to 255 characters: made again within 7 days it has the
     *     answer of the first time; null if it has no name
     * @param expectations what else is taken for granted
     * @param idDigits how many hexadecimal digits the id of the peering is to have, 8 or 17
     */
    public record Request(
            NetId sourceNet,
            NetId accepterNet,
            @Nullable AccountId accepterOwner,
            UnknownAccepter unknownAccepter,
            List<Tag> tags,
            @Nullable String idempotencyKey,
            Expectations expectations,
            int idDigits) {
        private static final int USUAL_DIGITS = 8;

        /** Has no name and takes nothing else for granted. */
        public Request(
                NetId sourceNet,
                NetId accepterNet,
                @Nullable AccountId accepterOwner,
                UnknownAccepter unknownAccepter,
                List<Tag> tags) {
            this(sourceNet, accepterNet, accepterOwner, unknownAccepter, tags, null);
        }

        /** Takes nothing else for granted. */
        public Request(
                NetId sourceNet,
                NetId accepterNet,
                @Nullable AccountId accepterOwner,
                UnknownAccepter unknownAccepter,
                List<Tag> tags,
                @Nullable String idempotencyKey) {
            this(
                    sourceNet,
                    accepterNet,
                    accepterOwner,
                    unknownAccepter,
                    tags,
                    idempotencyKey,
                    Expectations.NONE,
                    USUAL_DIGITS);
        }
    }

    /** Requests a peering under a new id. */
    public Outcome request(Request request, CallContext caller) {
        Outcome outcome = null;
        for (int attempt = 0; attempt < MOST_IDS_TRIED; attempt++) {
            outcome = send(
                    new RequestNetPeering(
                            ids.next(request.idDigits()),
                            caller.account(),
                            request.sourceNet(),
                            request.accepterNet(),
                            request.accepterOwner(),
                            request.unknownAccepter(),
                            request.tags(),
                            request.expectations(),
                            request.idempotencyKey()),
                    caller);
            if (!(outcome instanceof Outcome.Refused(Refusal.IdTaken taken))) {
                return outcome;
            }
        }
        throw new IllegalStateException("No free id for a new peering in " + MOST_IDS_TRIED + " tries: " + outcome);
    }

    /** Sends a command on behalf of the caller. */
    public Outcome send(NetPeeringCommand command, CallContext caller) {
        return dispatch(command, CallMetadata.of(caller));
    }

    /** Writes down that a dialect refuses a command by a rule of its own, without sending it. */
    public void refused(NetPeeringCommand command, Refusal refusal, CallContext caller) {
        attempts.refused(new GenericCommandMessage<>(command, CallMetadata.of(caller)), command, refusal);
    }

    /**
     * One page of the peerings that concern the caller.
     *
     * @throws ActionDeniedException if the policies of the caller do not allow its action
     */
    public Page list(ListNetPeerings query, CallContext caller) {
        return ask(query, Page.class, caller);
    }

    /**
     * The listed peering of that id if it concerns the caller.
     *
     * @throws ActionDeniedException if the policies of the caller do not allow its action
     */
    public Optional<PeeringView> find(NetPeeringId peering, CallContext caller) {
        return ask(new FindNetPeering(caller.account(), peering), Page.class, caller).peerings().stream()
                .findFirst();
    }

    /**
     * What would become of a request that is not made.
     *
     * @throws ActionDeniedException if the policies of the caller do not allow its action
     */
    public Explanation explain(ExplainRequest query, CallContext caller) {
        return ask(query, Explanation.class, caller);
    }

    /**
     * What the audit trail says.
     *
     * @throws ActionDeniedException if the policies of the caller do not allow its action, or the query is for an auditor and the
     *     caller is none
     */
    public <A> A ask(AuditQuery<A> query, CallContext caller) {
        return ask(query, query.answer(), caller);
    }

    private <T> T ask(Object query, Class<T> answer, CallContext caller) {
        try {
            return queries.query(new GenericMessage<>(query, CallMetadata.of(caller)), ResponseTypes.instanceOf(answer))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ActionDeniedException denied ? denied : e;
        }
    }

    /**
     * Why the caller may not do what its context says; empty if it may. For calls that send neither a command nor a query,
     * and for dry runs. A denial is written down as a refused attempt.
     *
     * @throws IllegalArgumentException if the context says nothing
     */
    public Optional<Refusal.ActionDenied> denialOf(CallContext caller) {
        Optional<Refusal.ActionDenied> denial = permissions.denialOf(accessRequest(caller));
        denial.ifPresent(refusal -> attempts.refused(caller, refusal));
        return denial;
    }

    /**
     * Whether the caller may read what concerns other accounts, by the right of the service {@code audit} that its context
     * names.
     *
     * @throws IllegalArgumentException if the context names no right
     */
    public boolean mayReadAll(CallContext caller) {
        return permissions.mayReadAll(accessRequest(caller));
    }

    private static AccessRequest accessRequest(CallContext caller) {
        String action = caller.action();
        if (action == null) {
            throw new IllegalArgumentException("Nobody has said what request " + caller.requestId() + " asks for");
        }
        return new AccessRequest(caller.account(), caller.accessKeyId(), action);
    }

    /** The live peerings in which the Net takes part, whoever its owner is. */
    public List<NetPeeringId> liveOf(NetId net) {
        return summaries.liveOf(net);
    }

    /** Ends every live peering of a Net that does not exist any more. */
    public void netRemoved(NetId net) {
        summaries.liveOf(net).forEach(peering -> report(new ReportNetRemoved(peering, net)));
    }

    /**
     * Tells every live peering of a Net that the Net has other ranges now; which, the directory says. A request whose Nets overlap now
     * fails, and so does a peering that is being provisioned; an active one stays active and only records the ranges.
     */
    public void netRangesChanged(NetId net) {
        summaries.liveOf(net).forEach(peering -> report(new ReportNetRangesChanged(peering, net)));
    }

    /**
     * The provisioner has joined the Nets: the peering is active. Refused if the ranges have changed since that attempt, or if the peering
     * is not being provisioned.
     */
    public Outcome provisioned(NetPeeringId peering, int attempt) {
        return report(new ConfirmProvisioned(peering, attempt));
    }

    /** That attempt of the provisioner to join the Nets has failed, for that reason, which both owners may read. */
    public Outcome provisioningFailed(NetPeeringId peering, int attempt, String reason) {
        return report(new ReportProvisioningFailed(peering, attempt, reason));
    }

    /** The provisioner has taken the Nets apart: the peering is deleted. Refused if it is not being deleted. */
    public Outcome tornDown(NetPeeringId peering) {
        return report(new ConfirmTornDown(peering));
    }

    /** That attempt of the provisioner to take the Nets apart has failed, for that reason, which both owners may read. */
    public Outcome tearDownFailed(NetPeeringId peering, int attempt, String reason) {
        return report(new ReportTearDownFailed(peering, attempt, reason));
    }

    private Outcome report(NetPeeringCommand command) {
        return dispatch(command, CallMetadata.ofEngine());
    }

    /** What this thread is handling for a host, if anything, goes into the metadata, and is set aside. */
    private Outcome dispatch(NetPeeringCommand command, MetaData metadata) {
        CommandMessage<NetPeeringCommand> message = new GenericCommandMessage<>(command, metadata);
        return OwnUnitOfWork.get(() -> commands.sendAndWait(message));
    }
}
