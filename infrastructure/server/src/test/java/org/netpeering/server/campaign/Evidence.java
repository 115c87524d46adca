package org.netpeering.server.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.netpeering.domain.value.NetPeeringId;

/**
 * All that a campaign leaves behind: what was asked and answered, and what the database holds once everything is quiet.
 *
 * @param expiry how long requests could be accepted
 */
record Evidence(
        Duration expiry,
        List<Attempt> attempts,
        List<LogEntry> log,
        Map<NetPeeringId, PeeringStream> streams,
        Map<NetPeeringId, StoredRow> rows,
        ProcessRows processes) {
    static Evidence of(
            Duration expiry, List<Attempt> attempts, List<LogEntry> log, List<StoredRow> rows, ProcessRows processes) {
        Map<String, Attempt> byAgent =
                attempts.stream().collect(Collectors.toMap(Attempt::userAgent, Function.identity()));
        Map<NetPeeringId, List<LogEntry>> entries = new TreeMap<>();
        log.forEach(entry ->
                entries.computeIfAbsent(entry.stream(), id -> new ArrayList<>()).add(entry));
        Map<NetPeeringId, PeeringStream> streams = new TreeMap<>();
        entries.forEach((id, stream) -> {
            stream.sort(Comparator.comparingLong(LogEntry::sequence));
            streams.put(id, PeeringStream.of(id, stream, byAgent));
        });
        Map<NetPeeringId, StoredRow> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.view().id(), row));
        return new Evidence(expiry, List.copyOf(attempts), List.copyOf(log), streams, byId, processes);
    }

    PeeringStream stream(NetPeeringId id) {
        PeeringStream stream = streams.get(id);
        return stream == null ? PeeringStream.empty(id) : stream;
    }

    /** The commits that carry the mark of an operation, by its user agent; there should be one at most. */
    Map<String, List<Commit>> commitsByAgent() {
        return streams.values().stream()
                .flatMap(stream -> stream.commits().stream())
                .filter(commit -> commit.attempt() != null)
                .collect(Collectors.groupingBy(commit -> commit.first().userAgent()));
    }
}
