package org.netpeering.application.access;

import java.util.Optional;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringQuery;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;

/**
 * Asks for each message on the buses whether its sender may send it.
 *
 * <p>The right is the action that the metadata names. A message that names none, as a program may send it that embeds the
 * engine, needs the right {@code netpeering:} and the name of the command or query. What the engine sends needs none.
 */
public final class AccessControl implements MessageHandlerInterceptor<QueryMessage<?, ?>> {
    private static final String OWN_SERVICE = "netpeering:";

    private final Permissions permissions;

    /** Asks these. */
    public AccessControl(Permissions permissions) {
        this.permissions = permissions;
    }

    /** Why the command is not to be carried out; empty if it may be. */
    public Optional<Refusal.ActionDenied> denialOf(Message<?> message, NetPeeringCommand command) {
        AccountId caller = command.caller();
        return caller == null ? Optional.empty() : denialOf(message, caller);
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends QueryMessage<?, ?>> work, InterceptorChain chain)
            throws Exception {
        QueryMessage<?, ?> message = work.getMessage();
        if (message.getPayload() instanceof NetPeeringQuery query) {
            Optional<Refusal.ActionDenied> denial = denialOf(message, query.caller());
            if (denial.isPresent()) {
                throw new ActionDeniedException(denial.get());
            }
        }
        return chain.proceed();
    }

    private Optional<Refusal.ActionDenied> denialOf(Message<?> message, AccountId caller) {
        Object action = message.getMetaData().get(CallMetadata.ACTION);
        Object key = message.getMetaData().get(CallMetadata.ACCESS_KEY_ID);
        return permissions.denialOf(new AccessRequest(
                caller,
                key == null ? null : key.toString(),
                action == null ? OWN_SERVICE + message.getPayloadType().getSimpleName() : action.toString()));
    }
}
