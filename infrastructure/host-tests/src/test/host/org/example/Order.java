package org.example;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** An aggregate of the application itself, that has nothing to do with peerings. */
@Aggregate
class Order {
    @AggregateIdentifier
    private String id;

    private int items;

    record Open(@TargetAggregateIdentifier String id) {}

    record AddItem(@TargetAggregateIdentifier String id) {}

    record Opened(String id) {}

    record ItemAdded(String id, int items) {}

    Order() {}

    @CommandHandler
    Order(Open command) {
        apply(new Opened(command.id()));
    }

    @CommandHandler
    int handle(AddItem command) {
        apply(new ItemAdded(id, items + 1));
        return items;
    }

    @EventSourcingHandler
    void on(Opened event) {
        id = event.id();
    }

    @EventSourcingHandler
    void on(ItemAdded event) {
        items = event.items();
    }

    @Component
    static class Warehouse {
        @EventHandler
        void on(ItemAdded event) {
            System.out.println("the warehouse hears of item " + event.items() + " of " + event.id());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Store {
        @Bean
        EventStorageEngine eventStorageEngine() {
            return new InMemoryEventStorageEngine();
        }
    }
}
