package org.netpeering.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.application.view.PeeringSummaries.PairTakenException;
import org.netpeering.domain.api.ListingRetention;
import org.netpeering.domain.api.ListingRetention.Reader;
import org.netpeering.domain.api.ListingRetention.Row;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringApproved;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringOptionsChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRangesChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.MessageFilter;
import org.netpeering.domain.api.PeeringFilter.RegionFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringOptions;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.Tag;
import org.netpeering.server.TestPostgres;
import org.netpeering.testkit.InMemoryPeeringSummaries;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Whatever is asked of a list, the database answers as the model in memory does. */
class ListedLikeTheModelTest {
    private static final Instant NOW = Instant.parse("2026-05-05T12:20:00Z");
    private static final int ACCOUNTS = 4;
    private static final int NETS = 10;
    private static final int PEERINGS = 700;
    private static final int OF_THE_HUB = 520;
    private static final int QUESTIONS = 400;

    private static final RegionName HERE = new RegionName("eu-west-2");
    private static final RegionName THERE = new RegionName("us-east-2");
    private static final Map<PeeringStatus, String> WORDS =
            Map.of(PeeringStatus.PENDING_ACCEPTANCE, "Waits for {accepter}", PeeringStatus.DELETED, "Gone");

    private final InMemoryPeeringSummaries model = new InMemoryPeeringSummaries();
    private final List<PeeringView> written = new ArrayList<>();
    private SingleConnectionDataSource connection;
    private PostgresPeeringSummaries database;
    private Random random = new Random();

    @BeforeEach
    void migrate() {
        TestPostgres.Database empty = TestPostgres.freshDatabase();
        connection = new SingleConnectionDataSource(empty.jdbcUrl(), empty.username(), empty.password(), true);
        PeeringSchema.migrate(connection, 0);
        database = new PostgresPeeringSummaries(connection);
    }

    @AfterEach
    void close() {
        connection.destroy();
    }

    @Test
    void everyPageIsTheSame() {
        long seed = Long.getLong("listing.seed", System.nanoTime());
        random = new Random(seed);
        for (int i = 0; i < PEERINGS; i++) {
            live(i);
        }
        NetEnd hub = new NetEnd(net(NETS), account(0), List.of(CidrBlock.parse("10.77.0.0/16")));
        for (int i = 0; i < OF_THE_HUB; i++) {
            NetEnd other = new NetEnd(net(NETS + 1 + i), account(1 + i % 2), hub.ranges());
            PeeringRequested request = requested(PEERINGS + i, hub, other, ago(Duration.ofDays(6)));
            if (apply(request, 0)) {
                apply(
                        new PeeringTagged(
                                request.peeringId(), hub, other, NOW, account(0), List.of(new Tag("env", "hub"))),
                        1);
            }
        }
        int found = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            found += compare(seed, i);
        }
        for (int i = 0; i < QUESTIONS; i++) {
            comparePair(seed);
        }
        assertThat(found).as("questions that find something").isGreaterThan(QUESTIONS / 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999999Z",
                "+999999-01-01T00:00:00.000Z",
                "-999999-01-01T00:00:00Z",
                "0000-01-01T00:00:00.000Z",
                "9999-12-31T23:59:59.999Z",
                "2026-05-05T12:20:00Z",
                "2026-13-05T12:20:00.000Z",
                "yesterday",
                ""
            })
    void anInstantThatNoListShowsIsTheExpiryOfNoPeering(String text) {
        List<PeeringFilter> filters =
                List.of(new AttributeFilter(Attribute.EXPIRES_AT, List.of(TextPattern.exact(text))));

        assertThat(database.list(new ListNetPeerings(account(0), filters, null, 50), NOW, NOW)
                        .peerings())
                .isEmpty();
    }

    /** Asks for all pages, and returns 1 if there was anything. */
    private int compare(long seed, int number) {
        AccountId caller = account(random.nextInt(ACCOUNTS));
        List<PeeringFilter> filters =
                random.ints(random.nextInt(3), 0, 100).mapToObj(i -> filter()).toList();
        int limit = pick(1, 7, 50, 600);
        Instant endedSince =
                NOW.minus(pick(Duration.ZERO, Duration.ofMinutes(7), Duration.ofHours(1), Duration.ofDays(2)));
        compareOverview(caller, filters, endedSince, "seed " + seed + ", question " + number);
        @Nullable Cursor after = random.nextInt(4) > 0 ? null : somewhere();
        ListingRetention retention = random.nextInt(3) == 0 ? retention() : null;
        boolean any = false;
        for (int page = 0; page < 3; page++) {
            ListNetPeerings query = new ListNetPeerings(caller, filters, after, limit, retention);
            Page expected = model.list(query, NOW, endedSince);
            assertThat(database.list(query, NOW, endedSince))
                    .as("seed %d, question %d, %s, ended since %s", seed, number, query, endedSince)
                    .isEqualTo(expected);
            any |= !expected.peerings().isEmpty();
            after = expected.next();
            if (after == null) {
                break;
            }
        }
        return any ? 1 : 0;
    }

    /** The same the other way round, and counted. */
    private void compareOverview(AccountId caller, List<PeeringFilter> filters, Instant endedSince, String question) {
        List<PeeringView> all = new ArrayList<>();
        @Nullable Cursor place = null;
        do {
            Page page = model.list(new ListNetPeerings(caller, filters, place, 1000), NOW, endedSince);
            all.addAll(page.peerings());
            place = page.next();
        } while (place != null);
        PeeringOverview overview = new PeeringOverview(connection, () -> NOW, Duration.between(endedSince, NOW));

        List<PeeringView> walked = new ArrayList<>();
        int limit = pick(7, 50, 600);
        do {
            Page page = overview.older(caller, filters, place, limit);
            walked.addAll(page.peerings());
            place = page.next();
        } while (place != null);
        assertThat(walked).as("%s, older", question).isEqualTo(all.reversed());

        Cursor somewhere = somewhere();
        List<PeeringView> newer = all.stream()
                .filter(view -> view.requestedAt().isAfter(somewhere.requestedAt())
                        || (view.requestedAt().equals(somewhere.requestedAt())
                                && view.id()
                                                .value()
                                                .compareTo(somewhere.peeringId().value())
                                        > 0))
                .limit(limit)
                .toList();
        assertThat(overview.newer(caller, filters, somewhere, limit).peerings())
                .as("%s, newer", question)
                .isEqualTo(newer.reversed());

        assertThat(overview.counts(caller, filters).byState())
                .as("%s, counts", question)
                .isEqualTo(all.stream()
                        .collect(Collectors.groupingBy(
                                PeeringView::status,
                                Collectors.collectingAndThen(
                                        Collectors.counting(),
                                        number -> new PeeringOverview.Count(number.intValue(), false)))));
    }

    private void comparePair(long seed) {
        int there = random.nextInt(NETS);
        NetId one = net(there);
        NetId other = net((there + 1 + random.nextInt(NETS - 1)) % NETS);
        NetPeeringId except = written.get(random.nextInt(written.size())).id();
        assertThat(database.pair(one, other, except, NOW))
                .as("seed %d, %s and %s without %s", seed, one, other, except)
                .isEqualTo(model.pair(one, other, except, NOW));
        assertThat(database.liveOf(one)).as("seed %d, %s", seed, one).isEqualTo(model.liveOf(one));
    }

    private Cursor somewhere() {
        PeeringView peering = written.get(random.nextInt(written.size()));
        return new Cursor(peering.requestedAt(), peering.id());
    }

    private ListingRetention retention() {
        return new ListingRetention(random.ints(pick(1, 3, 9), 0, 2)
                .mapToObj(i -> new Row(
                        pick(
                                PeeringStatus.EXPIRED,
                                PeeringStatus.DELETED,
                                PeeringStatus.REJECTED,
                                PeeringStatus.FAILED),
                        pick(Reader.values()),
                        pick(Duration.ZERO, Duration.ofHours(1), Duration.ofDays(2))))
                .toList());
    }

    private PeeringFilter filter() {
        Attribute[] attributes = Attribute.values();
        int kind = random.nextInt(attributes.length + 6);
        if (kind == attributes.length + 5) {
            return new RegionFilter(pick(HERE, THERE), random.nextBoolean());
        }
        if (kind == attributes.length + 4) {
            return new MessageFilter(
                    WORDS, some(() -> pattern(pick("Waits for 100000000001", "Act", "Expired", "Gone"))));
        }
        if (kind >= attributes.length) {
            return new TagFilter(
                    some(this::tagCondition),
                    random.nextBoolean() ? null : new RegionFilter(pick(HERE, THERE), random.nextBoolean()));
        }
        Attribute attribute = attributes[kind];
        return new AttributeFilter(attribute, some(() -> {
            PeeringView peering = written.get(random.nextInt(written.size()));
            return pattern(
                    switch (attribute) {
                        case PEERING_ID -> peering.id().value();
                        case SOURCE_NET -> peering.source().net().value();
                        case SOURCE_ACCOUNT -> String.valueOf(peering.source().account());
                        case SOURCE_RANGE -> range(peering.source());
                        case ACCEPTER_NET -> peering.accepter().net().value();
                        case ACCEPTER_ACCOUNT ->
                            String.valueOf(peering.accepter().account());
                        case ACCEPTER_RANGE -> range(peering.accepter());
                        case EXPIRES_AT -> peering.expiresAt().toString().replace("Z", ".000Z");
                        case STATUS -> pick(PeeringStatus.values()).wireName();
                        case MESSAGE -> peering.asOf(NOW).message();
                    });
        }));
    }

    private String range(NetEnd end) {
        List<CidrBlock> ranges = end.ranges();
        return ranges.isEmpty()
                ? "10.0.0.0/8"
                : ranges.get(random.nextInt(ranges.size())).toString();
    }

    private TagCondition tagCondition() {
        TextPattern key = random.nextInt(5) == 0 ? null : pattern(pick("env", "team", "x\"y"));
        TextPattern value = random.nextInt(5) == 0 ? null : pattern(pick("prod", "test", "hub", "", "été*"));
        return new TagCondition(key, value);
    }

    private TextPattern pattern(String text) {
        return switch (random.nextInt(5)) {
            case 0 ->
                TextPattern.wildcard(text.isEmpty() ? "*" : text.substring(0, text.length() - 1) + pick("*", "?"));
            case 1 -> TextPattern.wildcard(text.replace("*", "\\*"));
            default -> TextPattern.exact(text);
        };
    }

    private <T> List<T> some(Supplier<T> one) {
        return random.ints(pick(0, 1, 1, 1, 2, 4), 0, 2)
                .mapToObj(i -> one.get())
                .toList();
    }

    private void live(int number) {
        Instant at = ago(pick(Duration.ofMinutes(10), Duration.ofHours(3), Duration.ofDays(9)));
        int there = random.nextInt(NETS);
        NetEnd source = end(there);
        NetEnd accepter = end((there + 1 + random.nextInt(NETS - 1)) % NETS);
        if (random.nextInt(10) == 0) {
            accepter = new NetEnd(accepter.net(), random.nextBoolean() ? null : account(3), List.of());
            PeeringRequested request = requested(number, source, accepter, at);
            if (apply(request, 0)) {
                apply(failed(request, FailureCause.ACCEPTER_UNKNOWN), 1);
            }
            return;
        }
        PeeringRequested request = requested(number, source, accepter, at);
        int version = 0;
        if (!apply(request, version)) {
            return;
        }
        AccountId sourceOwner = Objects.requireNonNull(source.account());
        AccountId accepterOwner = Objects.requireNonNull(accepter.account());
        for (AccountId owner : List.of(sourceOwner, accepterOwner)) {
            if (random.nextInt(3) == 0) {
                List<Tag> tags = List.of(
                        new Tag(pick("env", "team", "x\"y"), pick("prod", "test", "", "été*")),
                        new Tag("Name", "n" + random.nextInt(5)));
                RegionName apart = random.nextInt(3) > 0 ? null : pick(HERE, THERE);
                version = next(
                        new PeeringTagged(request.peeringId(), source, accepter, NOW, owner, tags, apart), version);
                if (random.nextInt(4) == 0) {
                    version = next(
                            new PeeringUntagged(request.peeringId(), source, accepter, NOW, owner, tags, apart),
                            version);
                }
            }
        }
        for (NetPeeringEvent event : accepted(request, accepterOwner)) {
            version = next(event, version);
        }
        if (random.nextInt(5) > 0) {
            next(end(request), version);
        }
    }

    /** Nothing, an acceptance, or some way with a provisioner. */
    private List<NetPeeringEvent> accepted(PeeringRequested request, AccountId by) {
        NetPeeringId id = request.peeringId();
        NetEnd source = request.source();
        NetEnd accepter = request.accepter();
        PeeringProvisioningStarted started = new PeeringProvisioningStarted(id, source, accepter, NOW, by, 1, NOW);
        PeeringAttemptFailed failed = new PeeringAttemptFailed(id, source, accepter, NOW, 1, "no route", NOW);
        PeeringDeletionStarted deleting =
                new PeeringDeletionStarted(id, source, accepter, NOW, DeletionCause.BY_OWNER, by, null, 1, NOW);
        return switch (random.nextInt(12)) {
            case 0, 1 -> List.of(new PeeringAccepted(id, source, accepter, NOW, by));
            case 2 ->
                List.of(
                        new PeeringAccepted(id, source, accepter, NOW, by),
                        new PeeringOptionsChanged(
                                id, source, accepter, NOW, by, new PeeringOptions(random.nextBoolean(), true)));
            case 3 -> List.of(new PeeringApproved(id, source, accepter, NOW, "same-tenant"), started);
            case 4 -> List.of(started, failed);
            case 5 -> List.of(started, new PeeringProvisioned(id, source, accepter, NOW, by), deleting, failed);
            case 6 ->
                List.of(
                        started,
                        new PeeringProvisioningAbandoned(
                                id, source, accepter, ago(Duration.ofHours(2)), 5, "no route"));
            case 7 -> {
                NetEnd changed =
                        new NetEnd(source.net(), source.account(), List.of(CidrBlock.parse("192.168.7.0/24")), HERE);
                yield List.of(new PeeringRangesChanged(id, changed, accepter, NOW, source.net(), List.of()));
            }
            default -> List.of();
        };
    }

    private NetPeeringEvent end(PeeringRequested request) {
        NetPeeringId id = request.peeringId();
        Instant at = ago(pick(Duration.ofMinutes(30), Duration.ofMinutes(90), Duration.ofDays(3)));
        return switch (random.nextInt(4)) {
            case 0 ->
                new PeeringRejected(
                        id,
                        request.source(),
                        request.accepter(),
                        at,
                        RejectionCause.BY_ACCEPTER,
                        request.accepter().account(),
                        null,
                        null);
            case 1 -> failed(request, FailureCause.OVERLAPPING_RANGES);
            case 2 -> new PeeringExpired(id, request.source(), request.accepter(), NOW, at);
            default ->
                new PeeringDeleted(
                        id,
                        request.source(),
                        request.accepter(),
                        at,
                        DeletionCause.BY_OWNER,
                        pick(request.source(), request.accepter()).account(),
                        null);
        };
    }

    private PeeringFailed failed(PeeringRequested request, FailureCause cause) {
        return new PeeringFailed(
                request.peeringId(),
                request.source(),
                request.accepter(),
                ago(Duration.ofHours(2)),
                cause,
                List.of(),
                null);
    }

    private static PeeringRequested requested(int number, NetEnd source, NetEnd accepter, Instant at) {
        return new PeeringRequested(
                new NetPeeringId(String.format("pcx-%08x", number * 2654435761L & 0xffffffffL)),
                source,
                accepter,
                at,
                at.plus(Duration.ofDays(7)));
    }

    /** Tells both, unless the pair is taken. */
    /** The version after the event, which is the same as before if somebody else has the pair. */
    private int next(NetPeeringEvent event, int version) {
        return apply(event, version + 1) ? version + 1 : version;
    }

    private boolean apply(NetPeeringEvent event, int version) {
        try {
            model.apply(event, version);
        } catch (PairTakenException e) {
            return false;
        }
        database.apply(event, version);
        if (version == 0) {
            written.add(model.fetch(event.peeringId()).orElseThrow());
        }
        return true;
    }

    private NetEnd end(int net) {
        List<CidrBlock> ranges = new ArrayList<>(List.of(CidrBlock.parse("10." + net % 4 + ".0.0/16")));
        if (net % 3 == 0) {
            ranges.add(CidrBlock.parse("172.16." + net + ".0/24"));
        }
        return new NetEnd(net(net), account(net % ACCOUNTS), ranges, net % 3 == 0 ? null : net % 3 == 1 ? HERE : THERE);
    }

    private static NetId net(int number) {
        return new NetId(String.format("vpc-%08x", number));
    }

    private static AccountId account(int number) {
        return new AccountId("10000000000" + number);
    }

    private Instant ago(Duration most) {
        return NOW.minusSeconds(random.nextLong(most.toSeconds()));
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
