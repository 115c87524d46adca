package org.netpeering.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.AbstractDeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.ExecutionException;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines that fire on the thread that moves the clock, in the order of their instants, each while the clock stands at its
 * instant. A deadline that fails is not fired again; its failure comes out where the clock was moved.
 */
public final class ManualDeadlines extends AbstractDeadlineManager implements ManualTime.Alarm {
    private final ScopeAwareProvider scopes;
    private final TransactionManager transactions;
    private final InstantSource clock;
    private final Runnable afterEach;
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    private record Pending(
            String id,
            long number,
            String name,
            Instant at,
            @Nullable Object payload,
            Map<String, ?> metaData,
            ScopeDescriptor scope) {}

    /** Wakes up with this clock, finds whom to wake through these scopes, and wakes them in a transaction. */
    public ManualDeadlines(ScopeAwareProvider scopes, TransactionManager transactions, ManualTime time) {
        this(scopes, transactions, time, () -> {});
    }

    /** As before, and does this after each deadline, when its transaction is over. */
    ManualDeadlines(ScopeAwareProvider scopes, TransactionManager transactions, ManualTime time, Runnable afterEach) {
        this.afterEach = afterEach;
        this.scopes = scopes;
        this.transactions = transactions;
        this.clock = time;
        time.wake(this);
    }

    /** The instants for which deadlines are set, the earliest first. */
    public List<Instant> scheduled() {
        return pending.values().stream().map(Pending::at).sorted().toList();
    }

    @Override
    public String schedule(Instant at, String name, @Nullable Object payload, ScopeDescriptor scope) {
        String id = UUID.randomUUID().toString();
        DeadlineMessage<Object> message =
                processDispatchInterceptors(GenericDeadlineMessage.asDeadlineMessage(name, payload, clock.instant()));
        Pending deadline = new Pending(
                id,
                count.incrementAndGet(),
                name,
                at.truncatedTo(ChronoUnit.MICROS),
                message.getPayload(),
                message.getMetaData(),
                scope);
        runOnPrepareCommitOrNow(() -> pending.put(id, deadline));
        return id;
    }

    @Override
    public String schedule(Duration in, String name, @Nullable Object payload, ScopeDescriptor scope) {
        return schedule(clock.instant().plus(in), name, payload, scope);
    }

    @Override
    public void cancelSchedule(String name, String scheduleId) {
        cancel(deadline -> deadline.name().equals(name) && deadline.id().equals(scheduleId));
    }

    @Override
    public void cancelAll(String name) {
        cancel(deadline -> deadline.name().equals(name));
    }

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
        cancel(deadline -> deadline.name().equals(name) && deadline.scope().equals(scope));
    }

    private void cancel(Predicate<Pending> which) {
        runOnPrepareCommitOrNow(() -> pending.values().removeIf(which));
    }

    @Override
    public Optional<Instant> next() {
        return earliest().map(Pending::at);
    }

    private Optional<Pending> earliest() {
        return pending.values().stream().min(Comparator.comparing(Pending::at).thenComparing(Pending::number));
    }

    @Override
    public void ring() {
        earliest().filter(deadline -> !deadline.at().isAfter(clock.instant())).ifPresent(this::fire);
    }

    private void fire(Pending due) {
        pending.remove(due.id());
        DeadlineMessage<?> message =
                new GenericDeadlineMessage<>(due.name(), due.id(), due.payload(), due.metaData(), clock.instant());
        DefaultUnitOfWork<DeadlineMessage<?>> unit = DefaultUnitOfWork.startAndGet(message);
        unit.attachTransaction(transactions);
        ResultMessage<?> result = unit.executeWithResult(() -> new DefaultInterceptorChain<>(
                        unit, handlerInterceptors(), fired -> deliver(fired, due.scope()))
                .proceed());
        if (result.isExceptional()) {
            throw new ExecutionException("Deadline " + due + " failed", result.exceptionResult()) {};
        }
        afterEach.run();
    }

    private @Nullable Object deliver(DeadlineMessage<?> message, ScopeDescriptor scope) throws Exception {
        for (ScopeAware component : scopes.provideScopeAwareStream(scope)
                .filter(candidate -> candidate.canResolve(scope))
                .toList()) {
            component.send(message, scope);
        }
        return null;
    }
}
