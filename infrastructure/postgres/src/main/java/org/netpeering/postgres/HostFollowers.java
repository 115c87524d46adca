package org.netpeering.postgres;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.Registration;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;

/** Followers of the log that belong to the program around the engine. */
final class HostFollowers implements AutoCloseable {
    /** No follower of the engine is named so. */
    private static final String PREFIX = "host.";

    private final Configuration configuration;
    private final Followers followers;
    private final Set<String> names;
    private final Map<String, EventProcessor> running = new ConcurrentHashMap<>();

    /** @param names to which those are added that follow */
    HostFollowers(Configuration configuration, Followers followers, Set<String> names) {
        this.configuration = configuration;
        this.followers = followers;
        this.names = names;
    }

    synchronized Registration follow(String name, List<?> handlers) {
        String processorName = PREFIX + name;
        if (running.containsKey(processorName)) {
            throw new IllegalStateException("There are followers with the name '" + name + "' already");
        }
        EventProcessor processor = followers.build(
                processorName,
                configuration,
                SimpleEventHandlerInvoker.builder()
                        .eventHandlers(handlers)
                        .parameterResolverFactory(configuration.parameterResolverFactory())
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build());
        running.put(processorName, processor);
        names.add(processorName);
        processor.start();
        return () -> stop(processorName);
    }

    private boolean stop(String name) {
        EventProcessor processor = running.remove(name);
        if (processor == null) {
            return false;
        }
        processor.shutDown();
        names.remove(name);
        return true;
    }

    @Override
    public void close() {
        running.keySet().forEach(this::stop);
    }
}
