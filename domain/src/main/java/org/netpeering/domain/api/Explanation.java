package org.netpeering.domain.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RangePair;

/**
 * What would become of a request if it were made now: the verdict of every rule, in the order in which they count, and
 * what follows from them. Nothing is stored or reserved, so the same request made later may fare differently.
 *
 * @param status the state that the new peering would be in, or null if there would be none
 * @param refusal why there would be none, or null if there would be one
 */
public record Explanation(
        List<RuleVerdict> verdicts,
        @Nullable PeeringStatus status,
        @Nullable Refusal refusal) {
    /** Copies the verdicts. */
    public Explanation {
        verdicts = List.copyOf(verdicts);
    }

    /** What a rule says. */
    public enum Verdict {
        /** The rule holds. */
        HOLDS,
        /** The rule is broken. */
        BROKEN,
        /** Nothing is said: the caller may not know of a Net that another rule found missing or not its own. */
        OPEN
    }

    /**
     * The verdict of one rule.
     *
     * @param rule its name for programs, in kebab-case
     * @param message if it is broken, a sentence for people; otherwise null
     * @param collisions the ranges that overlap, if that is what breaks it
     */
    public record RuleVerdict(
            String rule, Verdict verdict, @Nullable String message, List<RangePair> collisions) {
        /** Copies the ranges. */
        public RuleVerdict {
            collisions = List.copyOf(collisions);
        }
    }
}
