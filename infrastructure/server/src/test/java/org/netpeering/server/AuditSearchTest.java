package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.netpeering.application.audit.AuditCondition;
import org.netpeering.application.audit.AuditCondition.ByActor;
import org.netpeering.application.audit.AuditCondition.OfAccount;
import org.netpeering.application.audit.AuditCondition.OfNet;
import org.netpeering.application.audit.AuditCondition.OfPeering;
import org.netpeering.application.audit.AuditCondition.OfType;
import org.netpeering.application.audit.AuditCondition.RangesContain;
import org.netpeering.application.audit.AuditCondition.RefusedFor;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.Order;
import org.netpeering.application.audit.AuditQuery.Place;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.application.audit.AuditTrail;
import org.netpeering.application.audit.IndexedEntry;
import org.netpeering.application.audit.RefusedAttempts;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.postgres.PostgresAuditTrail;
import org.netpeering.postgres.PostgresPeeringSummaries;
import org.springframework.transaction.PlatformTransactionManager;

/** Any combination of filters, in either order and by pages, finds what a look at every entry finds. */
class AuditSearchTest {
    private static final long SEED = 20261123;
    private static final int ATTEMPTS = 5000;
    private static final int SEARCHES = 250;
    private static final Instant END = Instant.parse("2026-11-23T08:00:00Z");
    private static final Comparator<AuditEntry> BY_TIME = Comparator.comparing(AuditEntry::at);

    private final Random random = new Random(SEED);
    private Instant now = END;

    @Test
    void everySearchFindsWhatALookAtEveryEntryFinds() {
        try (RunningServer server = RunningServer.start(TestPostgres.freshDatabase())) {
            PostgresAuditTrail trail = new PostgresAuditTrail(
                    server.bean(DataSource.class), server.bean(PlatformTransactionManager.class));
            List<IndexedEntry> all = write(server, trail);
            int found = 0;
            for (int i = 0; i < SEARCHES; i++) {
                SearchAudit search = search();
                List<Instant> expected = expected(all, search);
                assertThat(pages(trail, search)).as("seed %d: %s", SEED, search).isEqualTo(expected);
                found += expected.size();
            }
            System.out.printf("%,d entries, %,d found in %d searches%n", all.size(), found, SEARCHES);
            assertThat(found).isGreaterThan(SEARCHES * 10);
        }
    }

    /** Most of the first account and of the last months; some words are rare, and some only ever long ago. */
    private List<IndexedEntry> write(RunningServer server, PostgresAuditTrail trail) {
        List<IndexedEntry> all = new ArrayList<>();
        AuditTrail recording = new Recording(trail, all);
        RefusedAttempts attempts =
                new RefusedAttempts(recording, new PostgresPeeringSummaries(server.bean(DataSource.class)), () -> now);
        for (int i = 0; i < ATTEMPTS; i++) {
            double age = Math.pow(random.nextDouble(), 2);
            // One instant for each, so that the order of all is certain.
            now = END.minus((long) (age * Duration.ofDays(500).toMillis()), ChronoUnit.MILLIS)
                    .minus(i, ChronoUnit.MICROS);
            NetPeeringCommand command = command(age > 0.5);
            attempts.refused(
                    new GenericMessage<>(
                            command,
                            Map.of(
                                    CallMetadata.CALLER_ACCOUNT,
                                    String.valueOf(command.caller()),
                                    CallMetadata.DIALECT,
                                    "t")),
                    command,
                    refusal(command));
        }
        return all;
    }

    private record Recording(AuditTrail trail, List<IndexedEntry> all) implements AuditTrail {
        @Override
        public void addAttempt(IndexedEntry attempt) {
            trail.addAttempt(attempt);
            all.add(attempt);
        }

        @Override
        public void addEvent(DomainEventMessage<?> event) {
            trail.addEvent(event);
        }

        @Override
        public AuditPage search(SearchAudit query) {
            return trail.search(query);
        }
    }

    private AccountId account() {
        return new AccountId("70000000000" + (int) (10 * Math.pow(random.nextDouble(), 3)));
    }

    private NetId net() {
        return new NetId("vpc-0000000" + random.nextInt(10));
    }

    private NetPeeringCommand command(boolean isOld) {
        NetPeeringId peering = new NetPeeringId("pcx-000000" + (10 + random.nextInt(90)));
        return switch (random.nextInt(isOld ? 3 : 2)) {
            case 0 -> new AcceptNetPeering(peering, account());
            case 1 ->
                new RequestNetPeering(peering, account(), net(), net(), account(), UnknownAccepter.REFUSE, List.of());
            default -> new DeleteNetPeering(peering, account());
        };
    }

    private Refusal refusal(NetPeeringCommand command) {
        return switch (random.nextInt(40)) {
            case 0 -> new Refusal.TooManyPeerings(net(), 50);
            case 1, 2, 3 -> new Refusal.ActionDenied("api:AcceptNetPeering", false);
            default -> new Refusal.NoSuchPeering(command.peeringId());
        };
    }

    private SearchAudit search() {
        List<AuditCondition> conditions = new ArrayList<>();
        int number = random.nextInt(4);
        for (int i = 0; i < number; i++) {
            conditions.add(
                    switch (random.nextInt(9)) {
                        case 0 -> new OfPeering(new NetPeeringId("pcx-000000" + (10 + random.nextInt(90))));
                        case 1, 2 -> new OfNet(net());
                        case 3 -> new OfAccount(account());
                        case 4 -> new ByActor(account().value());
                        case 5 -> new OfType(random.nextBoolean() ? "DeleteNetPeering" : "RequestNetPeering");
                        case 6 -> new RefusedFor(random.nextBoolean() ? "too-many-peerings" : "action-denied");
                        case 7 -> new RefusedFor("no-such-peering");
                        default ->
                            random.nextInt(10) == 0
                                    ? new RangesContain(CidrBlock.parse("10.0.0.0/8"))
                                    : new OfType("AcceptNetPeering");
                    });
        }
        return new SearchAudit(
                random.nextBoolean() ? account() : null,
                conditions,
                random.nextInt(3) == 0 ? END.minus(random.nextInt(500), ChronoUnit.DAYS) : null,
                random.nextInt(3) == 0 ? END.minus(random.nextInt(500), ChronoUnit.DAYS) : null,
                random.nextBoolean() ? Order.NEWEST_FIRST : Order.OLDEST_FIRST,
                null,
                random.nextBoolean() ? 20 : 300);
    }

    private static List<Instant> expected(List<IndexedEntry> all, SearchAudit search) {
        return all.stream()
                .filter(indexed -> search.viewer() == null || indexed.terms().contains("viewer:" + search.viewer()))
                .filter(indexed -> search.conditions().stream()
                        .allMatch(condition -> condition.anyOf().stream().anyMatch(indexed.terms()::contains)))
                .map(IndexedEntry::entry)
                .filter(entry -> search.from() == null || !entry.at().isBefore(search.from()))
                .filter(entry -> search.to() == null || entry.at().isBefore(search.to()))
                .sorted(search.order() == Order.OLDEST_FIRST ? BY_TIME : BY_TIME.reversed())
                .map(AuditEntry::at)
                .toList();
    }

    private static List<Instant> pages(AuditTrail trail, SearchAudit search) {
        List<Instant> all = new ArrayList<>();
        @Nullable Place after = null;
        do {
            AuditPage page = trail.search(new SearchAudit(
                    search.viewer(),
                    search.conditions(),
                    search.from(),
                    search.to(),
                    search.order(),
                    after,
                    search.limit()));
            page.entries().forEach(entry -> all.add(entry.at()));
            after = page.next();
        } while (after != null);
        return all;
    }
}
