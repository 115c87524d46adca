package org.netpeering.application.command;

import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the peerings in memory that were used last, so that their events need not be read again.
 *
 * <p>What is kept may be old, since other nodes write too. So it is only used if it has at least the version that the peering was
 * seen to have after the command had come; the unique (peering, sequence number) decides about all that happens later. A unit
 * of work that fails takes with it what it had touched, and what is done within a transaction that goes on is not kept at all.
 */
final class CachedPeerings extends EventSourcingRepository<NetPeeringAggregate> {
    private final Cache kept;

    CachedPeerings(Builder<NetPeeringAggregate> builder, Cache kept) {
        super(builder);
        this.kept = kept;
    }

    @Override
    protected EventSourcedAggregate<NetPeeringAggregate> doLoadWithLock(
            String peering, @Nullable Long expectedVersion) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        unit.onRollback(failed -> kept.remove(peering));
        EventSourcedAggregate<NetPeeringAggregate> found = kept.get(peering);
        return found != null && found.version() >= leastVersion(unit)
                ? found
                : super.doLoadWithLock(peering, expectedVersion);
    }

    /** What nobody has looked up may have any version, so nothing that is kept will do. */
    private static long leastVersion(UnitOfWork<?> unit) {
        Object version = unit.getMessage().getMetaData().get(FactsMetadata.VERSION);
        return version instanceof Long known ? known : FactsGathering.UNCOMMITTED;
    }

    @Override
    protected void doSaveWithLock(EventSourcedAggregate<NetPeeringAggregate> aggregate) {
        super.doSaveWithLock(aggregate);
        String peering = aggregate.identifierAsString();
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        unit.onRollback(failed -> kept.remove(peering));
        if (leastVersion(unit) == FactsGathering.UNCOMMITTED) {
            kept.remove(peering);
        } else if (aggregate.version() != null) {
            kept.put(peering, aggregate);
        }
    }
}
