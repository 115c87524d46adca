package org.netpeering.testkit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.netpeering.application.process.ProvisionerCalls;
import org.netpeering.domain.value.NetPeeringId;

/** Calls the provisioner on the thread of whoever caused it, once what caused it is over, so that no test has to wait. */
final class CallsAfterwards implements ProvisionerCalls {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    @Override
    public void call(NetPeeringId peering, Runnable call) {
        waiting.add(call);
    }

    /** Makes all calls that wait, and those that follow from them; none in the midst of a unit of work. */
    void makeAll() {
        while (!CurrentUnitOfWork.isStarted()) {
            Runnable next = waiting.poll();
            if (next == null) {
                return;
            }
            next.run();
        }
    }

    /** A gateway whose answers come when the calls have been made. */
    CommandGateway gateway(CommandBus bus) {
        return new Gateway(DefaultCommandGateway.builder().commandBus(bus));
    }

    private final class Gateway extends DefaultCommandGateway {
        private Gateway(Builder builder) {
            super(builder);
        }

        @Override
        public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
            super.send(command, callback);
            makeAll();
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals")
        public <R> R sendAndWait(Object command) {
            R result = super.sendAndWait(command);
            makeAll();
            return result;
        }
    }
}
