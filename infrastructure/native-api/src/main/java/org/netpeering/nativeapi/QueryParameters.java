package org.netpeering.nativeapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.PlainText;

/** The parameters of a call, each of which must be known and may be sent once. */
final class QueryParameters {
    private static final int MOST_VALUES = 100;

    private final Map<String, List<String>> values;

    private QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    static QueryParameters of(HttpCall call, Set<String> known) {
        Map<String, List<String>> values = call.queryParameters();
        values.forEach((name, sent) -> {
            if (!known.contains(name)) {
                throw Problem.badRequest(
                                "unknown-parameter",
                                "The parameter " + PlainText.quoted(name) + " is not known here; known are "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()) + ".")
                        .asException();
            }
            if (sent.size() > 1) {
                throw Problem.badRequest(
                                "repeated-parameter",
                                "The parameter " + name + " was sent more than once; send it once.")
                        .asException();
            }
        });
        return new QueryParameters(values);
    }

    <T> T required(String name, Predicate<String> valid, Function<String, T> reading, String rule) {
        return optional(name, valid, reading, rule)
                .orElseThrow(
                        () -> Problem.badRequest("missing-parameter", "The parameter " + name + " is required. " + rule)
                                .asException());
    }

    /** Several values with commas between them; none if the parameter was not sent. */
    <T> Set<T> several(String name, Predicate<String> valid, Function<String, T> reading, String rule) {
        List<String> sent = values.getOrDefault(name, List.of());
        if (sent.isEmpty()) {
            return Set.of();
        }
        List<String> several = List.of(sent.getFirst().split(",", -1));
        if (several.size() > MOST_VALUES) {
            throw Problem.badRequest(
                            "too-many-values",
                            "The parameter " + name + " has " + several.size() + " values; send at most " + MOST_VALUES
                                    + ".")
                    .asException();
        }
        Set<T> read = new LinkedHashSet<>();
        for (String value : several) {
            if (!valid.test(value)) {
                throw Problem.invalidValue(name, value, rule).asException();
            }
            read.add(reading.apply(value));
        }
        return read;
    }

    <T> Optional<T> optional(String name, Predicate<String> valid, Function<String, T> reading, String rule) {
        List<String> sent = values.getOrDefault(name, List.of());
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        String value = sent.getFirst();
        if (!valid.test(value)) {
            throw Problem.invalidValue(name, value, rule).asException();
        }
        return Optional.of(reading.apply(value));
    }
}
