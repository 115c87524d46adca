package org.netpeering.fcu;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.HttpCall;

/** For which region a call was signed; the edge has looked at the signature before. */
final class CalledRegion {
    private static final Pattern SCOPE =
            Pattern.compile("(?:/|%2F)[0-9]{8}(?:/|%2F)([^/%,]+)(?:/|%2F)[^/%,]+(?:/|%2F)(?:aws4|osc4)_request");

    private CalledRegion() {}

    /** Where there is one region only every call is for it, as is one without a signature. */
    static FcuRegion of(HttpCall call, FcuSettings settings) {
        if (!settings.hasSeveral()) {
            return settings.home();
        }
        return named(call)
                .map(name -> settings.region(name).orElseThrow(() -> unknown(name, settings)))
                .orElseGet(settings::home);
    }

    private static Optional<String> named(HttpCall call) {
        @Nullable String query = call.rawQuery();
        Matcher scope = SCOPE.matcher(call.header("Authorization").orElse(query == null ? "" : query));
        return scope.find() ? Optional.of(scope.group(1)) : Optional.empty();
    }

    private static FcuRefused unknown(String name, FcuSettings settings) {
        return new FcuError(
                        401,
                        "AuthFailure",
                        EdgeErrors.NOT_VALIDATED + ": they are for region '" + name + "', and the regions here are "
                                + settings.names())
                .asException();
    }
}
