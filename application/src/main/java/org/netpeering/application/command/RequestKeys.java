package org.netpeering.application.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;

/**
 * Which peering the request with an idempotency key has led to; written in the transaction of its events. Requests that were refused
 * have led to none and leave their key free.
 */
public interface RequestKeys {
    /** How long a key belongs to its request. */
    Duration KEPT = Duration.ofDays(7);

    /** The key of a request, which is one among those of its account. */
    record RequestKey(AccountId account, String key) {
        /** The key of the command, or null if it has none. */
        static @Nullable RequestKey of(NetPeeringCommand command) {
            return command instanceof RequestNetPeering request && request.idempotencyKey() != null
                    ? new RequestKey(request.caller(), request.idempotencyKey())
                    : null;
        }
    }

    /** What these keys belong to, as far as they were first used after that instant. */
    Map<RequestKey, NetPeeringId> find(Set<RequestKey> keys, Instant after);

    /**
     * Lets the key belong to that peering from {@code now} on, unless it was first used after {@code after} for another.
     *
     * @throws KeyTakenException if it was
     */
    void remember(RequestKey key, NetPeeringId peering, Instant now, Instant after);

    /** Another request with the same key was faster; ask again. */
    final class KeyTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Names the peering that came too late. */
        public KeyTakenException(NetPeeringId loser, @Nullable Throwable cause) {
            super("Another request with the same idempotency key was faster than " + loser, cause);
        }
    }
}
