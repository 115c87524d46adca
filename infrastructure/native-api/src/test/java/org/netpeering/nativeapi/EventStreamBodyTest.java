package org.netpeering.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netpeering.application.feed.EventLog;
import org.netpeering.application.feed.FeedPosition;
import org.netpeering.application.feed.LiveFeed;
import org.netpeering.application.feed.LogPage;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.StreamedBody;
import org.netpeering.messages.CloudEvents;
import org.netpeering.testkit.InMemoryNetPeerings;
import org.netpeering.testkit.ManualTime;
import org.netpeering.testkit.Nets;

@Timeout(30)
class EventStreamBodyTest {
    private final List<String> denied = new CopyOnWriteArrayList<>();
    private final InMemoryNetPeerings engine = InMemoryNetPeerings.start(
            ManualTime.at("2026-01-01T00:00:00Z"),
            Nets.ofAliceAndBob(),
            PeeringSettings.DEFAULTS,
            request -> denied.contains(request.action())
                    ? Optional.of(new Refusal.ActionDenied(request.action(), false))
                    : Optional.empty());
    private final LiveFeed feed = LiveFeed.of(new EmptyLog());
    private final EventStream stream = new EventStream(
            engine.peerings(), feed, new CloudEvents("/test"), 1, System::nanoTime, Duration.ofMillis(1500));

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void aSilentStreamSaysFromTimeToTimeWhereItIs() {
        UnreliableCaller caller = new UnreliableCaller(2);

        body().writeTo(caller);

        assertThat(caller.received.toString(StandardCharsets.UTF_8))
                .isEqualTo("retry: 1000\nid: 7-0\n\n: nothing new\nid: 7-0\n\n");
    }

    @Test
    void whoHasGoneGivesItsPlaceBack() {
        EventStreamBody open = body();
        assertThatThrownBy(this::body).hasMessageContaining("has 1 streams of events open");

        open.writeTo(new UnreliableCaller(0));

        body().writeTo(new UnreliableCaller(0));
    }

    /** As a container does that has found the request malformed after it was answered. */
    @Test
    void aStreamThatIsAskedForTwiceGivesItsPlaceBackOnce() {
        EventStreamBody first = body();
        first.writeTo(new UnreliableCaller(0));
        body();

        first.writeTo(new UnreliableCaller(0));

        assertThatThrownBy(this::body).hasMessageContaining("has 1 streams of events open");
    }

    @Test
    void whoMayReadNoMoreIsLetGo() throws Exception {
        EventStreamBody open = body();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> open.writeTo(new UnreliableCaller(100)));

        denied.add("netpeering:ReadEvents");

        writing.get(10, TimeUnit.SECONDS);
    }

    private EventStreamBody body() {
        HttpCall call = new HttpCall("GET", "/events/v1", null, List.of(), new byte[0], "127.0.0.1");
        StreamedBody body =
                stream.answer(call, InMemoryNetPeerings.callBy(Nets.ALICE).doing("netpeering:ReadEvents")).stream();
        return (EventStreamBody) Objects.requireNonNull(body);
    }

    /** Takes so many flushes and is gone then. */
    private static final class UnreliableCaller extends OutputStream {
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private int flushesLeft;

        UnreliableCaller(int flushes) {
            flushesLeft = flushes;
        }

        @Override
        public void write(int octet) throws IOException {
            if (flushesLeft == 0) {
                throw new IOException("gone");
            }
            received.write(octet);
        }

        @Override
        public void flush() {
            flushesLeft--;
        }
    }

    private static final class EmptyLog implements EventLog {
        @Override
        public LogPage after(FeedPosition position, int limit) {
            return new LogPage(List.of(), position, true);
        }

        @Override
        public FeedPosition end() {
            return new FeedPosition(7, 0);
        }
    }
}
