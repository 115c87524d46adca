package org.example;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Uses what the README has made, and the application's own aggregate by the same gateway. */
@Component
class Probe implements ApplicationRunner {
    private final CommandGateway commands;
    private final Joining joining;

    Probe(CommandGateway commands, Joining joining) {
        this.commands = commands;
        this.joining = joining;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        commands.sendAndWait(new Order.Open("order-1"));
        commands.sendAndWait(new Order.AddItem("order-1"));
        int items = commands.sendAndWait(new Order.AddItem("order-1"));
        System.out.println("the order has " + items + " items");
        System.out.println("joined by " + joining.join());
        System.out.println("deleted: " + joining.part());
    }
}
