package org.netpeering.application.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Keeps the units of work of one Axon configuration out of those of another on the same thread.
 *
 * <p>Axon would nest a command of the engine in whatever the host is handling at the time, and write what it decided only when
 * that is done: after the answer, and without a transaction if the host has none. Transactions of the database are not touched, so
 * that a command that is sent within one belongs to it.
 */
public final class OwnUnitOfWork {
    private OwnUnitOfWork() {}

    /** Does this as if the thread were handling nothing. */
    public static <T> T get(Supplier<T> work) {
        Deque<UnitOfWork<?>> others = setAside();
        try {
            return work.get();
        } finally {
            others.forEach(CurrentUnitOfWork::set);
        }
    }

    /** The same for work that may throw what it likes. */
    public static <T> T call(Callable<T> work) throws Exception {
        Deque<UnitOfWork<?>> others = setAside();
        try {
            return work.call();
        } finally {
            others.forEach(CurrentUnitOfWork::set);
        }
    }

    /** The outermost first. */
    private static Deque<UnitOfWork<?>> setAside() {
        Deque<UnitOfWork<?>> others = new ArrayDeque<>();
        while (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> innermost = CurrentUnitOfWork.get();
            CurrentUnitOfWork.clear(innermost);
            others.addFirst(innermost);
        }
        return others;
    }
}
