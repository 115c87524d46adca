package org.netpeering.server.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What several callers were answered, put together. */
final class Findings {
    private static final int OK = 200;
    private static final int DRY_RUN = 412;
    private static final int SERVER_ERROR = 500;
    /** What RFC 9110 has for a version of HTTP that is not spoken, and the container answers before anybody else sees it. */
    private static final int UNKNOWN_VERSION = 505;

    private static final int LONGEST_SHOWN = 600;
    private static final List<String> NEVER_SHOWN = List.of(
            "Exception",
            "\tat ",
            "org.netpeering",
            "java.lang",
            "SELECT ",
            "INSERT INTO",
            "PSQL",
            "<html",
            "<!DOCTYPE html");

    private final AtomicInteger sent = new AtomicInteger();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Queue<String> bad = new ConcurrentLinkedQueue<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final String secret;

    /** @param secret what no answer may hold */
    Findings(String secret) {
        this.secret = secret;
    }

    void add(HostileRequest request, RawAnswer answer) {
        sent.incrementAndGet();
        answers.computeIfAbsent(answer.kind(), kind -> new AtomicInteger()).incrementAndGet();
        String whole = answer.head() + answer.body();
        if ((answer.status() >= SERVER_ERROR && answer.status() != UNKNOWN_VERSION)
                || whole.contains(secret)
                || NEVER_SHOWN.stream().anyMatch(answer.body()::contains)) {
            String bytes = new String(request.bytes(), StandardCharsets.ISO_8859_1);
            bad.add(request.kind() + ": " + bytes.substring(0, Math.min(LONGEST_SHOWN, bytes.length())) + "\n=> "
                    + whole);
        }
        if (answer.status() != OK
                && answer.status() != DRY_RUN
                && !answer.requestId().isEmpty()) {
            refused.add(answer.requestId());
        }
    }

    int sent() {
        return sent.get();
    }

    /** Answers that say the server failed, or that show what nobody should see, each with its request. */
    List<String> bad() {
        return List.copyOf(bad);
    }

    /** The ids of the requests that were refused. */
    Set<String> refused() {
        return Set.copyOf(refused);
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                "%,d hostile requests, %d kinds of answers, %d bad ones%n", sent.get(), answers.size(), bad.size()));
        new TreeMap<>(answers).forEach((kind, count) -> table.append(String.format("%8d  %s%n", count.get(), kind)));
        return table.toString();
    }
}
