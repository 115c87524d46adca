package org.netpeering.application.access;

import java.util.Optional;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditQuery;
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
        Optional<Refusal.ActionDenied> denial = switch (message.getPayload()) {
            case NetPeeringQuery query -> denialOf(message, query.caller());
            case AuditQuery<?> query -> denialOf(message, query);
            default -> Optional.empty();
        };
        if (denial.isPresent()) {
            throw new ActionDeniedException(denial.get());
        }
        return chain.proceed();
    }

    /** Who asks for all there is must be an auditor, or a program that embeds the engine, whose messages no key has signed. */
    private Optional<Refusal.ActionDenied> denialOf(Message<?> message, AuditQuery<?> query) {
        AccountId viewer = query.viewer();
        Object key = message.getMetaData().get(CallMetadata.ACCESS_KEY_ID);
        if (viewer != null) {
            return denialOf(message, viewer);
        }
        if (key == null) {
            return Optional.empty();
        }
        AccessRequest request = new AccessRequest(
                new AccountId(String.valueOf(message.getMetaData().get(CallMetadata.CALLER_ACCOUNT))),
                key.toString(),
                String.valueOf(message.getMetaData().get(CallMetadata.ACTION)));
        return permissions.mayReadAll(request)
                ? Optional.empty()
                : Optional.of(new Refusal.ActionDenied(request.action(), false));
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
