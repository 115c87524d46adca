package org.netpeering.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.application.view.PeeringSummaries.PairTakenException;
import org.netpeering.domain.api.ListingRetention;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;
import org.netpeering.server.TestPostgres;
import org.netpeering.testkit.InMemoryPeeringSummaries;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Whatever is asked of a list, the database answers as the model in memory does. */
class ListedLikeTheModelTest {
    private static final Instant NOW = Instant.parse("2026-05-05T12:20:00Z");
    private static final int PEERINGS = 700;
    private static final int OF_THE_HUB = 520;
    private static final int QUESTIONS = 400;

    private final InMemoryPeeringSummaries model = new InMemoryPeeringSummaries();
    private final List<PeeringView> written = new ArrayList<>();
    private SingleConnectionDataSource connection;
    private PostgresPeeringSummaries database;
    private final long seed = Long.getLong("listing.seed", System.nanoTime());
    private final Dice dice = new Dice(new Random(seed));
    private final AskedAtRandom asked = new AskedAtRandom(dice, written, NOW);
    private final LivedAtRandom lives = new LivedAtRandom(dice, NOW, this::apply);

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
        for (int i = 0; i < PEERINGS; i++) {
            lives.live(i);
        }
        NetEnd hub = new NetEnd(
                LivedAtRandom.net(LivedAtRandom.NETS),
                LivedAtRandom.account(0),
                List.of(CidrBlock.parse("10.77.0.0/16")));
        for (int i = 0; i < OF_THE_HUB; i++) {
            NetEnd other = new NetEnd(
                    LivedAtRandom.net(LivedAtRandom.NETS + 1 + i), LivedAtRandom.account(1 + i % 2), hub.ranges());
            PeeringRequested request = LivedAtRandom.requested(PEERINGS + i, hub, other, lives.ago(Duration.ofDays(6)));
            if (apply(request, 0)) {
                apply(
                        new PeeringTagged(
                                request.peeringId(),
                                hub,
                                other,
                                NOW,
                                LivedAtRandom.account(0),
                                List.of(new Tag("env", "hub"))),
                        1);
            }
        }
        int found = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            found += compare(i);
        }
        for (int i = 0; i < QUESTIONS; i++) {
            comparePair();
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

        assertThat(database.list(new ListNetPeerings(LivedAtRandom.account(0), filters, null, 50), NOW, NOW)
                        .peerings())
                .isEmpty();
    }

    /** Asks for all pages, and returns 1 if there was anything. */
    private int compare(int number) {
        AccountId caller = LivedAtRandom.account(dice.below(LivedAtRandom.ACCOUNTS));
        List<PeeringFilter> filters = dice.times(dice.below(3), asked::filter);
        int limit = dice.pick(1, 7, 50, 600);
        Instant endedSince =
                NOW.minus(dice.pick(Duration.ZERO, Duration.ofMinutes(7), Duration.ofHours(1), Duration.ofDays(2)));
        compareOverview(caller, filters, endedSince, "seed " + seed + ", question " + number);
        @Nullable Cursor after = dice.isOneIn(4) ? asked.somewhere() : null;
        ListingRetention retention = dice.isOneIn(3) ? asked.retention() : null;
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
        int limit = dice.pick(7, 50, 600);
        do {
            Page page = overview.older(caller, filters, place, limit);
            walked.addAll(page.peerings());
            place = page.next();
        } while (place != null);
        assertThat(walked).as("%s, older", question).isEqualTo(all.reversed());

        Cursor somewhere = asked.somewhere();
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

    private void comparePair() {
        int there = dice.below(LivedAtRandom.NETS);
        NetId one = LivedAtRandom.net(there);
        NetId other = LivedAtRandom.net((there + 1 + dice.below(LivedAtRandom.NETS - 1)) % LivedAtRandom.NETS);
        NetPeeringId except = dice.pick(written).id();
        assertThat(database.pair(one, other, except, NOW))
                .as("seed %d, %s and %s without %s", seed, one, other, except)
                .isEqualTo(model.pair(one, other, except, NOW));
        assertThat(database.liveOf(one)).as("seed %d, %s", seed, one).isEqualTo(model.liveOf(one));
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
}
