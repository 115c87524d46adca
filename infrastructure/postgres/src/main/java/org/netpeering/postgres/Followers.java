package org.netpeering.postgres;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer.EventProcessorBuilder;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** How the processes follow the log: from its beginning, in batches, in the transaction of their position. */
final class Followers implements EventProcessorBuilder {
    private static final int BATCH = 100;
    private static final int THREADS = 4;

    /** Every segment of a saga looks at every event, so each one more costs as much as the first and adds nothing. */
    private static final int SEGMENTS = 1;

    private final ParkedEventTable parked;
    private final TransactionTemplate ownTransaction;

    Followers(ParkedEventTable parked, PlatformTransactionManager transactionManager) {
        this.parked = parked;
        this.ownTransaction = new TransactionTemplate(transactionManager);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public EventProcessor build(String name, Configuration configuration, EventHandlerInvoker handlers) {
        ParkingInvoker invoker = new ParkingInvoker(name, handlers, parked, ownTransaction);
        parked.add(invoker);
        StreamingEventProcessor follower = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(configuration.eventStore())
                .tokenStore(configuration.getComponent(TokenStore.class))
                .transactionManager(configuration.getComponent(TransactionManager.class))
                .coordinatorExecutor(processor -> threads(configuration, 1, processor + "-coordinator"))
                .workerExecutor(processor -> threads(configuration, THREADS, processor))
                .initialToken(StreamableMessageSource::createTailToken)
                .initialSegmentCount(SEGMENTS)
                .batchSize(BATCH)
                .build();
        configuration.getComponent(FollowerProgress.class).watch(follower, invoker);
        return follower;
    }

    private static ScheduledExecutorService threads(Configuration configuration, int count, String name) {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(count, new AxonThreadFactory(name));
        configuration.onShutdown(threads::shutdown);
        return threads;
    }
}
