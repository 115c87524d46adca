package org.netpeering.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.config.Configuration;
import org.axonframework.queryhandling.QueryBus;
import org.netpeering.application.host.HostBuses;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Answers on the Axon buses of the application, if it has any, before anything of it runs and until all of it has stopped. */
final class HostSubscriptions implements SmartLifecycle {
    private final Configuration engine;
    private final ObjectProvider<CommandBus> commandBus;
    private final ObjectProvider<QueryBus> queryBus;
    private final List<Registration> subscriptions = new ArrayList<>();

    HostSubscriptions(Configuration engine, ObjectProvider<CommandBus> commandBus, ObjectProvider<QueryBus> queryBus) {
        this.engine = engine;
        this.commandBus = commandBus;
        this.queryBus = queryBus;
    }

    @Override
    public synchronized void start() {
        commandBus.ifUnique(bus -> subscriptions.add(HostBuses.answerCommands(bus, engine)));
        queryBus.ifUnique(bus -> subscriptions.add(HostBuses.answerQueries(bus, engine)));
    }

    @Override
    public synchronized void stop() {
        subscriptions.forEach(Registration::cancel);
        subscriptions.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !subscriptions.isEmpty();
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
