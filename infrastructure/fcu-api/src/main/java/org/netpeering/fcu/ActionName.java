package org.netpeering.fcu;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.HttpCall;

/** What a request calls itself, found without judging the rest of it. */
final class ActionName {
    private static final Pattern IN_QUERY = Pattern.compile("(^|&)Action(=|&|$)");

    private ActionName() {}

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
