package org.netpeering.application.audit;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/**
 * One condition of a search; of several all must hold. Each stands for words of which an entry must have at least one, so that
 * one index answers every combination.
 */
public sealed interface AuditCondition {
    /** The words of which the entry has at least one. */
    List<String> anyOf();

    /** Whether only a handful of entries can meet it, whatever else is asked. */
    default boolean isNarrow() {
        return false;
    }

    /** The same for an account that asks for itself; it sees its own tags only. */
    default AuditCondition askedBy(AccountId viewer) {
        return this;
    }

    /** Among what that account may see. */
    record ShownTo(AccountId account) implements AuditCondition {
        @Override
        public List<String> anyOf() {
            return List.of("viewer:" + account);
        }
    }

    /** In one of these months, in UTC. */
    record InMonths(List<YearMonth> months) implements AuditCondition {
        /** Copies the months. */
        public InMonths {
            months = List.copyOf(months);
        }

        @Override
        public List<String> anyOf() {
            return months.stream().map(month -> "month:" + month).toList();
        }
    }

    /** About that peering. */
    record OfPeering(NetPeeringId peering) implements AuditCondition {
        @Override
        public List<String> anyOf() {
            return List.of("peering:" + peering);
        }

        @Override
        public boolean isNarrow() {
            return true;
        }
    }

    /** On either side that Net. */
    record OfNet(NetId net) implements AuditCondition {
        @Override
        public List<String> anyOf() {
            return List.of("net:" + net);
        }
    }

    /** On either side that account, or done by it. */
    record OfAccount(AccountId account) implements AuditCondition {
        @Override
        public List<String> anyOf() {
            return List.of("account:" + account);
        }
    }

    /**
     * Done by that actor.
     *
     * @param actor an account, an account, a slash and the name of a user, an access key, or {@code engine}
     */
    record ByActor(String actor) implements AuditCondition {
        @Override
        public List<String> anyOf() {
            return List.of("actor:" + actor);
        }
    }

    /** Of that type: the wire name of an event, or the name of a command or action. */
    record OfType(String type) implements AuditCondition {
        @Override
        public List<String> anyOf() {
            return List.of("type:" + type);
        }
    }

    /** Refused for that reason. */
    record RefusedFor(String code) implements AuditCondition {
        @Override
        public List<String> anyOf() {
            return List.of("refusal:" + code);
        }
    }

    /** The event that brought the peering into that state. */
    record Reached(PeeringStatus state) implements AuditCondition {
        @Override
        public List<String> anyOf() {
            return List.of("reached:" + state.wireName());
        }
    }

    /**
     * About a peering that had that tag before or after it.
     *
     * @param owner whose tag, or null for that of either owner
     * @param value its value, or null for any
     */
    record Tagged(
            @Nullable AccountId owner, String key, @Nullable String value) implements AuditCondition {
        @Override
        public List<String> anyOf() {
            return List.of(AuditTerms.tag(owner, key, value));
        }

        @Override
        public AuditCondition askedBy(AccountId viewer) {
            return owner == null ? new Tagged(viewer, key, value) : this;
        }
    }

    /** About Nets of which at least one has a range that contains that one; an address is a range of 32 bits. */
    record RangesContain(CidrBlock block) implements AuditCondition {
        @Override
        public List<String> anyOf() {
            return IntStream.rangeClosed(0, block.prefix())
                    .mapToObj(prefix -> "range:" + block.widenedTo(prefix))
                    .toList();
        }
    }

    /** Part of that request. */
    record OfRequest(String requestId) implements AuditCondition {
        @Override
        public List<String> anyOf() {
            return List.of("request:" + requestId);
        }

        @Override
        public boolean isNarrow() {
            return true;
        }
    }

    /** Part of what began with that message. */
    record OfCorrelation(String correlationId) implements AuditCondition {
        @Override
        public List<String> anyOf() {
            return List.of("correlation:" + correlationId);
        }

        @Override
        public boolean isNarrow() {
            return true;
        }
    }
}
