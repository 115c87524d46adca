package org.netpeering.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.netpeering.application.port.PeeringProvisioner;

/** A provisioner that answers as it is told to, and remembers what it was ordered. May be used by many threads. */
public final class ManualProvisioner implements PeeringProvisioner {
    private final List<Order> connects = new CopyOnWriteArrayList<>();
    private final List<Order> disconnects = new CopyOnWriteArrayList<>();
    private volatile Function<Order, Answer> answer;

    private ManualProvisioner(Function<Order, Answer> answer) {
        this.answer = answer;
    }

    /** One that gives this answer to every order until it is told otherwise. */
    public static ManualProvisioner answering(Answer answer) {
        return new ManualProvisioner(order -> answer);
    }

    /** Gives this answer to every order from now on. */
    public void answer(Answer next) {
        answer = order -> next;
    }

    /** Answers, or throws, like that from now on. */
    public void answer(Function<Order, Answer> next) {
        answer = next;
    }

    /** The orders to join Nets so far, in the order in which they came. */
    public List<Order> connects() {
        return List.copyOf(connects);
    }

    /** The orders to take Nets apart so far, in the order in which they came. */
    public List<Order> disconnects() {
        return List.copyOf(disconnects);
    }

    @Override
    public Answer connect(Order order) {
        connects.add(order);
        return answer.apply(order);
    }

    @Override
    public Answer disconnect(Order order) {
        disconnects.add(order);
        return answer.apply(order);
    }
}
