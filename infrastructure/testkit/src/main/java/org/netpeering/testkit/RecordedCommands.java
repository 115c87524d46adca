package org.netpeering.testkit;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.netpeering.domain.api.NetPeeringCommand;

/** Takes down what is sent, and carries nothing out. */
final class RecordedCommands implements CommandBus {
    private final List<NetPeeringCommand> sent = new ArrayList<>();

    /** What was sent since this was asked last. */
    List<NetPeeringCommand> take() {
        List<NetPeeringCommand> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        sent.add((NetPeeringCommand) command.getPayload());
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        dispatch(command);
        callback.onResult(command, new GenericCommandResultMessage<>((R) null));
    }

    @Override
    public Registration subscribe(String name, MessageHandler<? super CommandMessage<?>> handler) {
        return () -> true;
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> dispatchInterceptor) {
        return () -> true;
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
        return () -> true;
    }
}
