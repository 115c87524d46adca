package org.netpeering.server.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** A history that is made up: second by second, what was asked, answered and committed; and what is stored after it. */
final class History {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final Duration EXPIRY = Duration.ofSeconds(100);
    static final NetEnd SOURCE = end("vpc-0000000a", "111111111111", "10.0.0.0/24");
    static final NetEnd ACCEPTER = end("vpc-0000000b", "222222222222", "10.1.0.0/24");
    static final AccountId REQUESTER = new AccountId("111111111111");
    static final AccountId OWNER = new AccountId("222222222222");

    private final List<Attempt> attempts = new ArrayList<>();
    private final List<LogEntry> log = new ArrayList<>();
    private final List<StoredRow> rows = new ArrayList<>();
    private final List<String> parked = new ArrayList<>();
    private final Map<NetPeeringId, Integer> sagas = new HashMap<>();
    private final Map<NetPeeringId, Integer> deadlines = new HashMap<>();

    History parked(String event) {
        parked.add(event);
        return this;
    }

    static Instant at(long second) {
        return START.plusSeconds(second);
    }

    private static NetEnd end(String net, String account, String range) {
        return new NetEnd(new NetId(net), new AccountId(account), List.of(CidrBlock.parse(range)));
    }

    /** An operation; it is known to the log by its number. */
    History asked(int number, long invoked, long answered, Operation operation, Answer answer) {
        attempts.add(new Attempt(number, operation, at(invoked), at(answered), Duration.ZERO, answer));
        return this;
    }

    static Operation sent(AccountId caller, NetPeeringCommand command) {
        return new Operation.Send(caller, command);
    }

    static Answer done(int number) {
        return new Answer.Done("request-" + number, null);
    }

    static Answer refused(int number, String code) {
        return new Answer.Refused("request-" + number, 409, code, "");
    }

    /** An event at the next place of its stream, committed when it occurred. */
    History committed(int number, NetPeeringEvent event) {
        long sequence = log.stream()
                .filter(entry -> entry.stream().equals(event.peeringId()))
                .count();
        return committed(number, sequence, event);
    }

    /** An event of an operation; of the engine if the number is 0. */
    History committed(int number, long sequence, NetPeeringEvent event) {
        long place = log.size() + 1L;
        Map<String, String> metadata = new HashMap<>();
        metadata.put(CallMetadata.COMMAND_ID, number == 0 ? "engine-" + place : "command-" + number);
        if (number != 0) {
            metadata.put(CallMetadata.REQUEST_ID, "request-" + number);
            metadata.put(CallMetadata.USER_AGENT, Attempt.userAgent(number));
        }
        log.add(new LogEntry(event.peeringId(), sequence, place, place, event.occurredAt(), event, metadata));
        return this;
    }

    /** Stores what the log says, and a saga and a deadline for who waits. */
    History settled() {
        Evidence.of(EXPIRY, attempts, log, List.of(), ProcessRows.NONE)
                .streams()
                .forEach((id, stream) -> {
                    stored(id, stream.state(), stream.entries().getLast().sequence());
                    if (stream.state() instanceof NetPeering.PendingAcceptance) {
                        sagas.put(id, 1);
                        deadlines.put(id, 1);
                    }
                });
        return this;
    }

    History stored(NetPeeringId id, NetPeering state, long version) {
        rows.removeIf(row -> row.view().id().equals(id));
        rows.add(new StoredRow(state.view().orElseThrow(), version));
        return this;
    }

    History sagaLeft(NetPeeringId id) {
        sagas.put(id, 1);
        return this;
    }

    static NetPeering after(@Nullable NetPeering before, NetPeeringEvent event) {
        return NetPeeringDecider.evolve(before == null ? NetPeering.ABSENT : before, event);
    }

    List<String> brokenPromises() {
        return LogChecker.check(Evidence.of(EXPIRY, attempts, log, rows, new ProcessRows(sagas, deadlines, 0, parked)))
                .stream()
                .map(Violation::promise)
                .distinct()
                .toList();
    }
}
