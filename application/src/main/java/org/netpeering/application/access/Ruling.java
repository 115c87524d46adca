package org.netpeering.application.access;

import java.util.List;
import org.netpeering.application.access.Statement.Effect;

/** What the policies of a caller say about an action. */
public enum Ruling {
    /** A statement allows it and none denies it. */
    ALLOWED,
    /** No statement allows it. */
    NOT_ALLOWED,
    /** A statement denies it, whatever others say. */
    DENIED;

    /** First what is denied, then what is allowed, and nothing else (OAPI contract, 4). */
    public static Ruling on(String action, List<Policy> policies) {
        Ruling ruling = NOT_ALLOWED;
        for (Policy policy : policies) {
            for (Statement statement : policy.statements()) {
                if (!statement.isAbout(action)) {
                    continue;
                }
                if (statement.effect() == Effect.DENY) {
                    return DENIED;
                }
                ruling = ALLOWED;
            }
        }
        return ruling;
    }

    /**
     * The same, but what allows the action must spell out its service: {@code audit:*} allows {@code audit:ReadEvents}, and
     * {@code *} or {@code NotAction} does not.
     */
    public static Ruling onSpelledOut(String action, List<Policy> policies) {
        Ruling ruling = on(action, policies);
        boolean isSpelledOut = policies.stream()
                .flatMap(policy -> policy.statements().stream())
                .anyMatch(statement -> statement.effect() == Effect.ALLOW && statement.spellsOut(action));
        return ruling == ALLOWED && !isSpelledOut ? NOT_ALLOWED : ruling;
    }
}
