package org.netpeering.outscale;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.PlainText;

/** The path of a call: {@code /api/<version>/<Action>}, any version, any slash doubled (OAPI contract, 3.3). */
final class ActionPath {
    private static final String ROOT = "/api";
    private static final Pattern SHAPE = Pattern.compile(ROOT + "/[^/]+/([^/]+)");

    private ActionPath() {}

    /** Whether the path is under the root of this dialect. */
    static boolean isOurs(HttpCall call) {
        String path = call.normalizedPath();
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** Whether the action is one of those that only read, by its name. */
    static boolean isReading(HttpCall call) {
        Matcher matcher = SHAPE.matcher(call.normalizedPath());
        return matcher.matches() && matcher.group(1).startsWith("Read");
    }

    /** @throws CallRefused if the path names no action */
    static String actionOf(HttpCall call) {
        Matcher matcher = SHAPE.matcher(call.normalizedPath());
        if (!matcher.matches()) {
            throw new CallRefused(
                    ErrorCode.NO_SUCH_ACTION,
                    "The path " + PlainText.quoted(call.rawPath()) + " names no action; send POST /api/v1/<Action>.");
        }
        return matcher.group(1);
    }
}
