package org.netpeering.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of a list, and that of the same list elsewhere. */
record ListAddress(MultiValueMap<String, String> parameters) {
    static final String OLDER = "older";
    static final String NEWER = "newer";

    private static final Set<String> PLACES = Set.of(OLDER, NEWER);

    /** As it is. */
    String self() {
        return build("", "", false);
    }

    /** With another value for that parameter; begins with the newest again unless the parameter is a place. */
    String with(String name, String value) {
        return build(name, value, true);
    }

    private String build(String name, String value, boolean isElsewhere) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/console");
        parameters.forEach((key, values) -> {
            if (!key.equals(name) && !(isElsewhere && PLACES.contains(key))) {
                values.stream()
                        .filter(one -> !one.isEmpty())
                        .forEach(one -> address.queryParam(encode(key), encode(one)));
            }
        });
        if (!value.isEmpty()) {
            address.queryParam(name, encode(value));
        }
        return address.build(true).toUriString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String place(PeeringView view) {
        return view.requestedAt() + "_" + view.id();
    }

    /** Null without one, and for one that somebody changed by hand, which shows the first page. */
    @Nullable
    Cursor place(String name) {
        @Nullable String text = parameters.getFirst(name);
        int separator = text == null ? -1 : text.indexOf('_');
        if (text == null || separator < 0) {
            return null;
        }
        try {
            return new Cursor(
                    Instant.parse(text.substring(0, separator)), new NetPeeringId(text.substring(separator + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
