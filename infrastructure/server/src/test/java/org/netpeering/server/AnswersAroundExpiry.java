package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.server.WrittenLog.ACCEPTED;
import static org.netpeering.server.WrittenLog.DELETED;
import static org.netpeering.server.WrittenLog.EXPIRED;
import static org.netpeering.server.WrittenLog.REJECTED;
import static org.netpeering.server.WrittenLog.REQUESTED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;

/** Callers of two nodes who answer requests while these expire, with deadlines and sweeps of both nodes in between. */
final class AnswersAroundExpiry {
    private static final int REQUESTS = 25;
    private static final int CALLERS = 6;
    private static final int SPREAD_MILLIS = 300;
    private static final long SEED = Long.getLong("netpeering.seed", System.nanoTime());

    private record Call(PeeringView peering, Future<Outcome> outcome) {}

    private final List<Call> calls;

    private AnswersAroundExpiry(List<Call> calls) {
        this.calls = calls;
    }

    /** Returns when all are answered; fails if one of the answers is neither success nor refusal. */
    static AnswersAroundExpiry on(List<RunningServer> nodes) throws Exception {
        System.out.println("Answers around expiry are drawn with -Dnetpeering.seed=" + SEED);
        List<Call> calls = answerAround(nodes.stream().map(PeeringStory::new).toList(), new Random(SEED));
        for (Call call : calls) {
            assertThat(call.outcome().get()).isInstanceOfAny(Outcome.Done.class, Outcome.Refused.class);
        }
        return new AnswersAroundExpiry(calls);
    }

    void haveOneWinnerEach(WrittenLog log) throws Exception {
        for (PeeringView peering : calls.stream().map(Call::peering).distinct().toList()) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(log.of(peering.id())).hasSizeGreaterThan(1));
            List<String> events = log.of(peering.id());
            assertThat(events)
                    .isIn(
                            List.of(REQUESTED, ACCEPTED),
                            List.of(REQUESTED, REJECTED),
                            List.of(REQUESTED, DELETED),
                            List.of(REQUESTED, EXPIRED),
                            List.of(REQUESTED, ACCEPTED, DELETED));
            long byCallers = events.stream()
                    .filter(List.of(ACCEPTED, REJECTED, DELETED)::contains)
                    .count();
            assertThat(done(peering)).isBetween(byCallers, byCallers + (events.contains(EXPIRED) ? 1 : 0));
        }
    }

    private static List<Call> answerAround(List<PeeringStory> stories, Random random) {
        List<Call> calls = new ArrayList<>();
        try (ScheduledExecutorService threads = Executors.newScheduledThreadPool(12)) {
            for (int request = 0; request < REQUESTS; request++) {
                PeeringStory owners = stories.get(request % 2);
                PeeringView peering = owners.request("10.0.0.0/16", "10.1.0.0/16");
                for (int caller = 0; caller < CALLERS; caller++) {
                    Answer answer = Answer.values()[random.nextInt(Answer.values().length)];
                    PeeringStory through = stories.get(caller % 2);
                    Instant at = peering.expiresAt().plusMillis(random.nextInt(-SPREAD_MILLIS, SPREAD_MILLIS));
                    long wait = Duration.between(Instant.now(), at).toMillis();
                    calls.add(new Call(
                            peering,
                            threads.schedule(
                                    () -> answer.send(peering.id(), owners, through), wait, TimeUnit.MILLISECONDS)));
                }
            }
        }
        return calls;
    }

    private long done(PeeringView peering) throws Exception {
        long done = 0;
        for (Call call : calls) {
            if (call.peering().equals(peering) && call.outcome().get() instanceof Outcome.Done) {
                done++;
            }
        }
        return done;
    }
}
