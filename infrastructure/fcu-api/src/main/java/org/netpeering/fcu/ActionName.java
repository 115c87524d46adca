package org.netpeering.fcu;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.HttpCall;

/** What a request calls itself, found without judging the rest of it. */
final class ActionName {
    private static final Pattern IN_QUERY = Pattern.compile("(^|&)Action(=|&|$)");

    private static final List<String> READING = List.of("Describe", "Get", "List");

    private ActionName() {}

    /** Whether the action is one of those that only read, by its name. */
    static boolean isReading(HttpCall call) {
        return in(call).filter(name -> READING.stream().anyMatch(name::startsWith))
                .isPresent();
    }

    /** Whether the query string speaks of an action; the body of a request is not known when it is claimed. */
    static boolean isInQuery(@Nullable String rawQuery) {
        return rawQuery != null && IN_QUERY.matcher(rawQuery).find();
    }

    /** The action, if the request can be read so far. */
    static Optional<String> in(HttpCall call) {
        try {
            return Form.of(call).first("Action");
        } catch (FcuRefused unreadable) {
            return Optional.empty();
        }
    }
}
