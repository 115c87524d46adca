package org.netpeering.nativeapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.netpeering.application.feed.FeedFilter;
import org.netpeering.application.feed.FeedPosition;
import org.netpeering.application.feed.Following;
import org.netpeering.application.feed.LiveFeed;
import org.netpeering.application.feed.LogUnavailableException;
import org.netpeering.application.feed.LoggedEvent;
import org.netpeering.edge.StreamedBody;
import org.netpeering.messages.CloudEvents;
import org.netpeering.messages.Reader;

/**
 * Writes events to one caller until it has gone, may read no more, or the server stops. A caller that takes nothing is cut off by
 * the container, which waits for no write for ever.
 */
final class EventStreamBody implements StreamedBody {
    /** How soon it is noticed that a caller may read no more. */
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    private static final byte[] LINE_END = {'\n'};

    private final ReaderAtWork caller;
    private final LiveFeed feed;
    private final FeedPosition after;
    private final FeedFilter filter;
    private final CloudEvents events;
    private final Pace pace;
    private final OpenStreams.Place place;
    private final AtomicBoolean isBegun = new AtomicBoolean();

    /**
     * How long the stream may be silent.
     *
     * @param nanoTime a clock that never goes back
     */
    record Pace(LongSupplier nanoTime, Duration heartbeat) {}

    EventStreamBody(
            ReaderAtWork caller,
            LiveFeed feed,
            FeedPosition after,
            FeedFilter filter,
            CloudEvents events,
            Pace pace,
            OpenStreams.Place place) {
        this.caller = caller;
        this.feed = feed;
        this.after = after;
        this.filter = filter;
        this.events = events;
        this.pace = pace;
        this.place = place;
    }

    @Override
    public void writeTo(OutputStream out) {
        if (!isBegun.compareAndSet(false, true)) {
            return;
        }
        try (place;
                Following following = feed.follow(after)) {
            write(out, "retry: 1000\nid: " + after + "\n\n");
            follow(following, out);
        } catch (IOException | LogUnavailableException e) {
            // The caller has gone, or comes back with the last id and finds another node or a database that is well
            // again.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Following following, OutputStream out) throws IOException, InterruptedException {
        long written = pace.nanoTime().getAsLong();
        while (following.isOpen()) {
            List<LoggedEvent> next = following.next(LOOK_UP);
            Optional<Reader> reader = caller.now();
            if (reader.isEmpty()) {
                return;
            }
            ByteArrayOutputStream wanted = wanted(next, reader.get());
            if (wanted.size() > 0) {
                wanted.writeTo(out);
                out.flush();
                written = pace.nanoTime().getAsLong();
            } else if (place.isWanted()
                    || pace.nanoTime().getAsLong() - written >= pace.heartbeat().toNanos()) {
                // The id without data lets the caller come back here, however little of the log is for it.
                write(out, ": nothing new\nid: " + following.position() + "\n\n");
                written = pace.nanoTime().getAsLong();
            }
        }
    }

    private ByteArrayOutputStream wanted(List<LoggedEvent> next, Reader reader) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (LoggedEvent event : next) {
            if (reader.mayRead(event) && filter.matches(event)) {
                text.write(bytes("id: " + event.position() + "\ndata: "));
                text.write(events.bytes(event, reader));
                text.write(LINE_END);
                text.write(LINE_END);
            }
        }
        return text;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(bytes(text));
        out.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
