package org.netpeering.application.host;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.Registration;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.ListNetPeeringsAsOf;
import org.netpeering.application.audit.AuditQuery.ReadPeeringHistory;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.application.audit.AuditQuery.TraceRequest;
import org.netpeering.application.audit.CausationGraph;
import org.netpeering.application.audit.RecordedHistory;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.domain.api.Explanation;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectRedundantNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ExplainRequest;
import org.netpeering.domain.api.NetPeeringQuery.FindNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.ProvisioningCommand.ContinueProvisioning;
import org.netpeering.domain.value.AccountId;

/**
 * Lets an engine answer commands and queries that are sent on the buses of the program around it. The engine keeps buses of its
 * own, on which it sends what it decides by itself.
 *
 * <p>Answers are those of the engine: an {@link org.netpeering.domain.api.Outcome} for a command, also if it is refused. Whoever can send on
 * these buses is believed on whose behalf it does so.
 */
public final class HostBuses {
    private static final Set<Class<?>> OF_THE_ENGINE_ALONE =
            Set.of(ExpireNetPeering.class, RejectRedundantNetPeering.class, ContinueProvisioning.class);

    private static final Map<Class<?>, Class<?>> QUERIES = Map.of(
            FindNetPeering.class, Page.class,
            ListNetPeerings.class, Page.class,
            ExplainRequest.class, Explanation.class,
            SearchAudit.class, AuditPage.class,
            ReadPeeringHistory.class, RecordedHistory.class,
            ListNetPeeringsAsOf.class, Page.class,
            TraceRequest.class, CausationGraph.class);

    private HostBuses() {}

    /** Answers every command that is not for the engine alone to send, until the registration is cancelled. */
    public static Registration answerCommands(CommandBus host, Configuration engine) {
        CommandBus own = engine.commandBus();
        return all(kindsOf(NetPeeringCommand.class)
                .filter(type -> !OF_THE_ENGINE_ALONE.contains(type))
                .map(type -> host.subscribe(type.getName(), command -> answer(command, own)))
                .toList());
    }

    private static Stream<Class<?>> kindsOf(Class<?> command) {
        return command.isSealed()
                ? Arrays.stream(command.getPermittedSubclasses()).flatMap(HostBuses::kindsOf)
                : Stream.of(command);
    }

    /** Answers every query, those of the audit trail among them, until the registration is cancelled. */
    public static Registration answerQueries(QueryBus host, Configuration engine) {
        QueryBus own = engine.queryBus();
        List<Registration> subscriptions = new ArrayList<>();
        QUERIES.forEach((query, answer) ->
                subscriptions.add(host.subscribe(query.getName(), (Type) answer, message -> answer(message, own))));
        return all(subscriptions);
    }

    private static @Nullable Object answer(CommandMessage<?> command, CommandBus own) throws Exception {
        NetPeeringCommand payload = (NetPeeringCommand) command.getPayload();
        FutureCallback<Object, Object> answer = new FutureCallback<>();
        CommandMessage<Object> signed = GenericCommandMessage.asCommandMessage(signed(command, payload));
        OwnUnitOfWork.call(() -> {
            own.dispatch(signed, answer);
            return signed;
        });
        return payload(answer.getResult());
    }

    /** Whoever sends it says by the command on whose behalf; metadata that says more is kept. */
    private static CommandMessage<?> signed(CommandMessage<?> command, NetPeeringCommand payload) {
        AccountId caller = payload.caller();
        Map<String, ?> metadata =
                caller == null ? CallMetadata.ofEngine(command) : CallMetadata.of(CallContext.ofProgram(caller));
        return command.withMetaData(metadata).andMetaData(command.getMetaData());
    }

    private static @Nullable Object answer(QueryMessage<?, ?> query, QueryBus own) throws Exception {
        return payload(OwnUnitOfWork.call(() -> own.query(query).get()));
    }

    private static @Nullable Object payload(ResultMessage<?> result) throws Exception {
        if (!result.isExceptional()) {
            return result.getPayload();
        }
        Throwable failure = result.exceptionResult();
        if (failure instanceof Exception exception) {
            throw exception;
        }
        throw new IllegalStateException(failure);
    }

    private static Registration all(List<Registration> registrations) {
        return () -> {
            boolean isCancelled = true;
            for (Registration registration : registrations) {
                isCancelled &= registration.cancel();
            }
            return isCancelled;
        };
    }
}
