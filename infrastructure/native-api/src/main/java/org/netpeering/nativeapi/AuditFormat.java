package org.netpeering.nativeapi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.netpeering.edge.HttpCall;

/** How entries of the audit trail are written. */
enum AuditFormat {
    JSON("application/json"),
    NDJSON("application/x-ndjson"),
    CSV("text/csv;charset=UTF-8;header=present");

    private final String contentType;

    AuditFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** What the parameter of that name says, or else the header {@code Accept}, or else JSON. */
    static AuditFormat of(HttpCall call, QueryParameters parameters, String parameter) {
        return parameters
                .optional(
                        parameter,
                        text -> named(text).isPresent(),
                        text -> named(text).orElseThrow(),
                        "Send json, ndjson or csv.")
                .orElseGet(
                        () -> call.header("Accept").map(AuditFormat::accepted).orElse(JSON));
    }

    private static Optional<AuditFormat> named(String text) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static AuditFormat accepted(String accept) {
        if (accept.contains("application/json")) {
            return JSON;
        }
        return accept.contains("ndjson") ? NDJSON : accept.contains("text/csv") ? CSV : JSON;
    }
}
