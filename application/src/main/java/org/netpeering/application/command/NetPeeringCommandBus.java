package org.netpeering.application.command;

import java.time.Duration;
import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.Registration;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.access.AccessControl;
import org.netpeering.application.audit.RefusedAttempts;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.application.command.CommandTraces.CommandTrace;
import org.netpeering.application.command.FactsGathering.Gathered;
import org.netpeering.application.command.RequestKeys.KeyTakenException;
import org.netpeering.application.group.GroupExecutor;
import org.netpeering.application.view.PeeringSummaries.PairTakenException;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetPeeringId;

/**
 * The bus that every command of the engine goes through: before a transaction begins it asks whether the caller may, gathers the facts of the decision,
 * and when another writer was faster it gathers them anew and asks again; what a caller was refused it has written down before
 * it answers. Other commands pass through untouched.
 *
 * <p>A race that is lost more often than {@link #MOST_TRIES} times surfaces as the exception of the last try.
 */
public final class NetPeeringCommandBus implements CommandBus {
    /** How often a command is tried when others are faster. */
    static final int MOST_TRIES = 8;

    /** For how many commands at most facts are gathered together. */
    private static final int MOST_AT_ONCE = 256;

    private final CommandBus local;
    private final CommandTransactions transactions;
    private final AccessControl access;
    private final FactsGathering gathering;
    private final GroupExecutor<NetPeeringCommand, Gathered> together;
    private final FirstAnswers firstAnswers;
    private final RefusedAttempts attempts;
    private final CommandTimes times;
    private final CommandTraces traces;

    NetPeeringCommandBus(
            CommandBus local,
            CommandTransactions transactions,
            AccessControl access,
            FactsGathering gathering,
            FirstAnswers firstAnswers,
            RefusedAttempts attempts,
            CommandTimes times,
            CommandTraces traces) {
        this.local = local;
        this.transactions = transactions;
        this.access = access;
        this.gathering = gathering;
        this.together = new GroupExecutor<>(MOST_AT_ONCE, gathering::gatherAll);
        this.firstAnswers = firstAnswers;
        this.attempts = attempts;
        this.times = times;
        this.traces = traces;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, (message, result) -> {});
    }

    @Override
    @SuppressWarnings("unchecked")
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        if (command.getPayload() instanceof NetPeeringCommand payload) {
            callback.onResult(command, (CommandResultMessage<R>) watched(command, payload));
        } else {
            local.dispatch(command, callback);
        }
    }

    private CommandResultMessage<?> watched(CommandMessage<?> command, NetPeeringCommand payload) {
        long began = System.nanoTime();
        CommandTrace trace = traces.begin(payload, command.getMetaData());
        String outcome = CommandTimes.FAILED;
        try {
            CommandResultMessage<?> result = answer(command.andMetaData(trace.metaData()), payload);
            outcome = outcome(result);
            return result;
        } finally {
            trace.answered(outcome);
            times.answered(payload.getClass(), outcome, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private static String outcome(CommandResultMessage<?> result) {
        if (result.isExceptional()) {
            return CommandTimes.FAILED;
        }
        return result.getPayload() instanceof Outcome.Refused(Refusal refusal) ? refusal.code() : CommandTimes.DONE;
    }

    private CommandResultMessage<?> answer(CommandMessage<?> command, NetPeeringCommand payload) {
        try {
            Optional<Refusal.ActionDenied> denial = access.denialOf(command, payload);
            CommandResultMessage<?> result = denial.isPresent() ? refused(denial.get()) : handle(command, payload);
            if (!result.isExceptional() && result.getPayload() instanceof Outcome.Refused(Refusal refusal)) {
                attempts.refused(command, payload, refusal);
            }
            return result;
        } catch (RuntimeException e) {
            return GenericCommandResultMessage.asCommandResultMessage(e);
        }
    }

    private CommandResultMessage<?> handle(CommandMessage<?> command, NetPeeringCommand payload) {
        for (int attempt = 1; ; attempt++) {
            CommandResultMessage<?> result = handleOnce(command, payload);
            if (!result.isExceptional()) {
                return result;
            }
            Throwable cause = result.exceptionResult();
            if (cause instanceof AggregateNotFoundException) {
                return refused(new Refusal.NoSuchPeering(payload.peeringId()));
            }
            if (cause instanceof AggregateStreamCreationException) {
                return refused(new Refusal.IdTaken(payload.peeringId()));
            }
            if (!wasOvertaken(cause) || attempt == MOST_TRIES || transactions.isOngoing()) {
                return result;
            }
        }
    }

    private CommandResultMessage<?> handleOnce(CommandMessage<?> command, NetPeeringCommand payload) {
        Gathered gathered = gather(payload);
        if (payload instanceof RequestNetPeering && gathered.overdue() != null) {
            expireFirst(command, gathered.overdue());
            gathered = gather(payload);
        }
        if (payload instanceof RequestNetPeering request
                && request.idempotencyKey() != null
                && gathered.answered() != null) {
            return repeated(command, request, request.idempotencyKey(), gathered.answered());
        }
        FutureCallback<Object, Object> answer = new FutureCallback<>();
        local.dispatch(
                GenericCommandMessage.<Object>asCommandMessage(command.andMetaData(FactsMetadata.of(gathered))),
                answer);
        return answer.getResult();
    }

    /** A repetition changes nothing, but the audit trail says that there was one. */
    private CommandResultMessage<?> repeated(
            CommandMessage<?> command, RequestNetPeering request, String key, NetPeeringId first) {
        Outcome answer = firstAnswers.to(request, key, first);
        if (answer instanceof Outcome.Done) {
            attempts.refused(command, request, new Refusal.AlreadyDone(first));
        }
        return GenericCommandResultMessage.asCommandResultMessage(answer);
    }

    /**
     * Together with what other commands need at this moment; but what happens within a transaction is only seen on its own
     * thread.
     */
    private Gathered gather(NetPeeringCommand payload) {
        return transactions.isOngoing() ? gathering.gatherWithinTransaction(payload) : together.ask(payload);
    }

    private void expireFirst(CommandMessage<?> because, NetPeeringId overdue) {
        ExpireNetPeering expire = new ExpireNetPeering(overdue);
        handle(new GenericCommandMessage<>(expire, CallMetadata.ofEngine(because)), expire);
    }

    private static boolean wasOvertaken(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException
                    || cause instanceof PairTakenException
                    || cause instanceof KeyTakenException
                    || cause instanceof LockAcquisitionFailedException) {
                return true;
            }
        }
        return false;
    }

    private static CommandResultMessage<Outcome> refused(Refusal refusal) {
        return GenericCommandResultMessage.asCommandResultMessage(new Outcome.Refused(refusal));
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return local.subscribe(commandName, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return local.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return local.registerDispatchInterceptor(interceptor);
    }
}
