package org.netpeering.nativeapi;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.feed.FeedFilter;
import org.netpeering.application.feed.FeedPosition;
import org.netpeering.application.feed.LiveFeed;
import org.netpeering.application.feed.LogUnavailableException;
import org.netpeering.domain.api.EventNames;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import org.netpeering.messages.CloudEvents;

/**
 * {@code /events/v1}: the events as they happen, as Server-Sent Events (WHATWG HTML, 9.2).
 *
 * <p>Each has its position as its id. {@code Last-Event-ID}, or else the parameter {@code after}, says behind which position to
 * begin; without either the stream begins now. Whoever comes back with the last id it has seen misses nothing.
 */
public final class EventStream implements Resource {
    private static final String AFTER = "after";
    private static final String ACCOUNT = "account";
    private static final String NET = "net";
    private static final String PEERING = "peering";
    private static final String TYPE = "type";
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String POSITION_RULE =
            "Send the id of an event that this installation has sent, 0 for all events, or nothing for those to come.";

    private final NetPeerings peerings;
    private final LiveFeed feed;
    private final CloudEvents events;
    private final OpenStreams open;
    private final LongSupplier nanoTime;
    private final Duration heartbeat;

    /**
     * @param streams how many of them an account can have open on this node; 0 for no limit
     * @param nanoTime a clock that never goes back, such as {@link System#nanoTime}
     * @param heartbeat how long a stream is silent at most
     * @throws IllegalArgumentException if the number is negative
     */
    public EventStream(
            NetPeerings peerings,
            LiveFeed feed,
            CloudEvents events,
            int streams,
            LongSupplier nanoTime,
            Duration heartbeat) {
        this.peerings = peerings;
        this.feed = feed;
        this.events = events;
        this.open = new OpenStreams(streams);
        this.nanoTime = nanoTime;
        this.heartbeat = heartbeat;
    }

    @Override
    public String path() {
        return "/events/v1";
    }

    @Override
    public Map<String, String> rights() {
        return Map.of("GET", "netpeering:ReadEvents");
    }

    @Override
    public HttpAnswer answer(HttpCall call, CallContext caller) {
        QueryParameters parameters = QueryParameters.of(call, Set.of(AFTER, ACCOUNT, NET, PEERING, TYPE));
        FeedFilter filter = filter(parameters);
        FeedPosition after = after(call, parameters);
        OpenStreams.Place place = open.open(caller.account()).orElseThrow(() -> tooMany(caller.account()));
        return HttpAnswer.streamed(
                        200,
                        "text/event-stream",
                        new EventStreamBody(
                                new ReaderAtWork(peerings, caller),
                                feed,
                                after,
                                filter,
                                events,
                                new EventStreamBody.Pace(nanoTime, heartbeat),
                                place))
                .withHeader("X-Accel-Buffering", "no");
    }

    private ProblemException tooMany(AccountId account) {
        return new Problem(
                        429,
                        "Too Many Requests",
                        "too-many-streams",
                        "Account " + account + " has " + open.most()
                                + " streams of events open here. Close one, or ask by one for what several bring: each"
                                + " filter takes several values with commas between them. Streams whose readers have"
                                + " gone without a word are noticed in a few seconds.")
                .asException();
    }

    private static FeedFilter filter(QueryParameters parameters) {
        return new FeedFilter(
                parameters.several(ACCOUNT, AccountId::isValid, AccountId::new, "An account id has 12 digits."),
                parameters.several(
                        NET, NetId::isValid, NetId::new, "An id of a Net is 'vpc-' and 8 or 17 hexadecimal digits."),
                parameters.several(
                        PEERING,
                        NetPeeringId::isValid,
                        NetPeeringId::new,
                        "An id of a peering is 'pcx-' and 8 or 17 hexadecimal digits."),
                parameters.several(
                        TYPE,
                        EventNames.all()::contains,
                        name -> name,
                        "The types are " + String.join(", ", EventNames.all()) + "."));
    }

    private FeedPosition after(HttpCall call, QueryParameters parameters) {
        FeedPosition end = end();
        @Nullable
        String lastSeen = call.header(LAST_EVENT_ID).filter(id -> !id.isEmpty()).orElse(null);
        if (lastSeen != null && !FeedPosition.isValid(lastSeen)) {
            throw Problem.invalidValue("the header " + LAST_EVENT_ID, lastSeen, POSITION_RULE)
                    .asException();
        }
        FeedPosition asked = parameters
                .optional(AFTER, FeedPosition::isValid, FeedPosition::parse, POSITION_RULE)
                .orElse(end);
        FeedPosition after = lastSeen == null ? asked : FeedPosition.parse(lastSeen);
        if (after.compareTo(end) > 0) {
            throw Problem.invalidValue(
                            lastSeen == null ? AFTER : "the header " + LAST_EVENT_ID,
                            after.toString(),
                            "The log has not come that far: the id is of another installation. " + POSITION_RULE)
                    .asException();
        }
        return after;
    }

    private FeedPosition end() {
        try {
            return feed.end();
        } catch (LogUnavailableException e) {
            throw new Problem(
                            503,
                            "Service Unavailable",
                            "log-unavailable",
                            "The database is out of reach; try again in a few seconds.")
                    .asException();
        }
    }
}
