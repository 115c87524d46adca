package org.netpeering.edge;

import java.util.List;

/**
 * The query strings that a client may have signed: sorted and escaped, as the specification wants it, or as it is sent, as
 * older versions of curl do.
 */
final class QuerySpellings {
    private QuerySpellings() {}

    static List<String> of(HttpCall call, QueryString query) {
        String canonical = query.canonicalWithout("");
        String raw = call.rawQuery();
        return raw == null || raw.equals(canonical) ? List.of(canonical) : List.of(canonical, raw);
    }
}
