package org.netpeering.postgres;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.netpeering.application.command.RequestKeys.KeyTakenException;
import org.netpeering.application.group.GroupExecutor;
import org.netpeering.application.view.PeeringSummaries.PairTakenException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what commands of this node want to commit at the same moment in one transaction: their events by one statement, their rows
 * of the read model by one or two, and one commit for which the disk is waited for once, mostly all in one round trip.
 *
 * <p>If that fails because of one of them, the halves of the group are written apart, and their halves, so that only those fail whose
 * own writes cannot be done. Nobody is waited for who has locked what one of them wants: then each is written apart, and whoever
 * is locked out fails as one who was overtaken, and may try again. A failure of the commit itself, or of the connection, leaves open
 * what has become of the group: all of them fail, and nothing is tried again.
 */
final class GroupCommit {
    private static final int MOST = 256;

    private final TransactionTemplate transaction;
    private final PostgresEventStorageEngine log;
    private final OneTrip trip;
    private final RequestKeyTable keys;
    private final GroupExecutor<PendingWrites, Optional<RuntimeException>> groups =
            new GroupExecutor<>(MOST, this::failures);

    GroupCommit(
            PlatformTransactionManager transactionManager,
            PostgresEventStorageEngine log,
            OneTrip trip,
            RequestKeyTable keys) {
        this.transaction = new TransactionTemplate(transactionManager);
        this.log = log;
        this.trip = trip;
        this.keys = keys;
    }

    /**
     * Returns when the writes are on disk.
     *
     * @throws RuntimeException if they are not; of those that Axon knows for events that somebody else was faster with,
     *     {@link PairTakenException} if the pair of Nets is taken
     */
    void write(PendingWrites writes) {
        if (writes.isDoomed()) {
            throw new IllegalStateException(
                    "A command that was sent by the handler of another has failed: " + writes.events());
        }
        if (!writes.isEmpty()) {
            groups.ask(writes).ifPresent(failure -> {
                throw failure;
            });
        }
    }

    private List<Optional<RuntimeException>> failures(List<PendingWrites> group) {
        try {
            writeTogether(group);
            return Collections.nCopies(group.size(), Optional.empty());
        } catch (NotWritten e) {
            if (group.size() == 1) {
                return List.of(Optional.of(e.meaning()));
            }
            return LockedOut.isBehind(e) ? failuresOfEach(group) : failuresOfHalves(group);
        } catch (RuntimeException e) {
            return Collections.nCopies(group.size(), Optional.of(e));
        }
    }

    private List<Optional<RuntimeException>> failuresOfEach(List<PendingWrites> group) {
        List<Optional<RuntimeException>> failures = new ArrayList<>();
        group.forEach(one -> failures.addAll(failures(List.of(one))));
        return failures;
    }

    private List<Optional<RuntimeException>> failuresOfHalves(List<PendingWrites> group) {
        int half = group.size() / 2;
        List<Optional<RuntimeException>> failures = new ArrayList<>(failures(group.subList(0, half)));
        failures.addAll(failures(group.subList(half, group.size())));
        return failures;
    }

    private void writeTogether(List<PendingWrites> group) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        List<SummaryChange> changes = new ArrayList<>();
        List<KeptKey> used = new ArrayList<>();
        for (PendingWrites writes : group) {
            events.addAll(writes.events());
            changes.addAll(writes.changes());
            used.addAll(writes.keys());
        }
        List<SqlText> statements = new ArrayList<>();
        if (!events.isEmpty()) {
            statements.add(log.appending(events));
        }
        statements.addAll(SummaryTable.statements(changes));
        if (used.isEmpty() && statements.size() <= OneTrip.MOST) {
            explained(events, changes, () -> trip.execute(statements));
            log.tellFollowers();
        } else {
            transaction.executeWithoutResult(status -> {
                explained(events, changes, () -> {
                    trip.executeWithin(statements);
                    keys.write(used);
                });
                log.tellFollowers();
            });
        }
    }

    /** What fails here has not been written. */
    private void explained(List<DomainEventMessage<?>> events, List<SummaryChange> changes, Runnable writing) {
        try {
            writing.run();
        } catch (KeyTakenException e) {
            throw new NotWritten(e);
        } catch (DataAccessException e) {
            throw notWritten(e, meaning(e, events, changes));
        }
    }

    private RuntimeException meaning(
            DataAccessException failure, List<DomainEventMessage<?>> events, List<SummaryChange> changes) {
        if (UniqueViolation.isOf("event", failure)) {
            return log.meaningOf(failure, events);
        }
        return UniqueViolation.isOf("peering", failure)
                ? new PairTakenException(changes.getFirst().event().peeringId(), failure)
                : failure;
    }

    /** Without a connection nothing can be tried again. */
    private static RuntimeException notWritten(DataAccessException failure, RuntimeException meaning) {
        if (LostConnection.isBehind(failure)) {
            return failure;
        }
        return new NotWritten(
                LockedOut.isBehind(failure)
                        ? new ConcurrencyException("Somebody else is in the middle of changing the same", failure)
                        : meaning);
    }

    /** The database has refused a statement, so nothing of the transaction is there. */
    private static final class NotWritten extends RuntimeException {
        private final RuntimeException meaning;

        private NotWritten(RuntimeException meaning) {
            super(meaning);
            this.meaning = meaning;
        }

        RuntimeException meaning() {
            return meaning;
        }
    }
}
