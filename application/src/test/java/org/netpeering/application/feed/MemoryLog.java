package org.netpeering.application.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** A log in memory, all of which is settled, and which can be out of reach. */
final class MemoryLog implements EventLog {
    static final AccountId ALICE = new AccountId("111111111111");
    static final AccountId BOB = new AccountId("222222222222");
    static final NetEnd SOURCE = end("vpc-0000000a", ALICE, "10.0.0.0/16");
    static final NetEnd ACCEPTER = end("vpc-0000000b", BOB, "10.1.0.0/16");

    private final List<LoggedEvent> events = new ArrayList<>();
    private boolean isOutOfReach;
    private int appendedRightAfterRead;

    /** Appends so many right after the next reading, before the reader can do anything with it. */
    synchronized void appendRightAfterRead(int count) {
        appendedRightAfterRead = count;
    }

    /** Appends so many. */
    synchronized void append(int count) {
        for (int i = 0; i < count; i++) {
            events.add(event(events.size() + 1));
        }
    }

    static LoggedEvent event(int number) {
        return new LoggedEvent(
                new FeedPosition(number, number),
                0,
                "event-" + number,
                "netpeering.expired.v1",
                "{}",
                Map.of(),
                new PeeringExpired(
                        new NetPeeringId(String.format("pcx-%08x", number)),
                        SOURCE,
                        ACCEPTER,
                        Instant.EPOCH,
                        Instant.EPOCH));
    }

    synchronized void setOutOfReach(boolean outOfReach) {
        isOutOfReach = outOfReach;
    }

    @Override
    public synchronized LogPage after(FeedPosition position, int limit) {
        check();
        List<LoggedEvent> page = events.stream()
                .filter(event -> event.position().compareTo(position) > 0)
                .limit(limit)
                .toList();
        append(appendedRightAfterRead);
        appendedRightAfterRead = 0;
        return new LogPage(page, page.isEmpty() ? position : page.getLast().position(), page.size() < limit);
    }

    @Override
    public synchronized FeedPosition end() {
        check();
        return new FeedPosition(events.size() + 1L, 0);
    }

    private void check() {
        if (isOutOfReach) {
            throw new LogUnavailableException(new IllegalStateException("out of reach"));
        }
    }

    private static NetEnd end(String net, AccountId owner, String range) {
        return new NetEnd(new NetId(net), owner, List.of(CidrBlock.parse(range)));
    }
}
