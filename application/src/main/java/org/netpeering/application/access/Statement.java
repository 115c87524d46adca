package org.netpeering.application.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a policy: allows or denies some actions, on all resources.
 *
 * @param sid a name for people; null if it has none
 * @param effect whether the actions are allowed or denied
 * @param scope whether the patterns name the actions, or all that it is not about
 * @param patterns at least one
 */
public record Statement(@Nullable String sid, Effect effect, Scope scope, List<ActionPattern> patterns) {
    /** What a statement does to the actions that it is about. */
    public enum Effect {
        ALLOW,
        DENY
    }

    /** How the patterns of a statement are meant. */
    public enum Scope {
        /** Action: it is about what any of them matches. */
        THESE,
        /** NotAction: it is about what none of them matches. */
        ALL_BUT_THESE
    }

    /** @throws IllegalArgumentException if there is no pattern */
    public Statement {
        patterns = List.copyOf(patterns);
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("A statement must name at least one action");
        }
    }

    /** Whether this statement says anything about the action. */
    public boolean isAbout(String action) {
        boolean named = patterns.stream().anyMatch(pattern -> pattern.matches(action));
        return named == (scope == Scope.THESE);
    }

    /** Whether this statement names the action with its service written out, without a wildcard before the colon. */
    boolean spellsOut(String action) {
        String service = action.substring(0, action.indexOf(':') + 1);
        return scope == Scope.THESE
                && patterns.stream().anyMatch(pattern -> pattern.text().startsWith(service) && pattern.matches(action));
    }
}
