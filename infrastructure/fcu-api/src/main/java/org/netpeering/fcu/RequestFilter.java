package org.netpeering.fcu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netpeering.domain.api.TextPattern;

/**
 * A filter as it was sent: {@code Filter.N.Name} and {@code Filter.N.Value.M}.
 *
 * @param anyOf the alternatives, in which wildcards count; none matches nothing
 */
record RequestFilter(String name, List<TextPattern> anyOf) {
    private static final int MOST_FILTERS = 50;
    private static final int MOST_VALUES = 200;
    private static final String TAG_PREFIX = "tag:";

    RequestFilter {
        anyOf = List.copyOf(anyOf);
    }

    static List<RequestFilter> in(Parameters parameters) {
        List<RequestFilter> filters = new ArrayList<>();
        for (String member : parameters.members("Filter")) {
            List<String> values = parameters.texts(member + ".Value");
            String name = parameters.required(member + ".Name");
            if (values.size() > MOST_VALUES) {
                throw tooMany("values of the filter " + name, values.size(), MOST_VALUES);
            }
            filters.add(new RequestFilter(
                    name, values.stream().map(TextPattern::wildcard).toList()));
        }
        if (filters.size() > MOST_FILTERS) {
            throw tooMany("filters", filters.size(), MOST_FILTERS);
        }
        return filters;
    }

    private static FcuRefused tooMany(String what, int sent, int most) {
        return FcuError.of("FilterLimitExceeded", sent + " " + what + " are sent; at most " + most + " are taken")
                .asException();
    }

    /** The key in the name {@code tag:<key>}, if this is such a filter. */
    Optional<String> tagKey() {
        return name.startsWith(TAG_PREFIX) && name.length() > TAG_PREFIX.length()
                ? Optional.of(name.substring(TAG_PREFIX.length()))
                : Optional.empty();
    }

    boolean matches(String candidate) {
        return anyOf.stream().anyMatch(pattern -> pattern.matches(candidate));
    }

    FcuRefused unknown(ErrorTexts texts) {
        return FcuError.of("InvalidFilter", texts.unknownFilter().apply(name)).asException();
    }
}
