package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.AuditEntry.Refused;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.Order;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.application.audit.AuditTrail;
import org.netpeering.application.audit.IndexedEntry;
import org.netpeering.application.audit.RefusedAttempts;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.postgres.PostgresPeeringSummaries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Promise 7: a refused attempt leaves no event and one entry in the audit trail, before its caller has the answer. */
class RefusedAttemptsTest {
    private static RunningServer server;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        server = RunningServer.start(TestPostgres.freshDatabase());
        jdbc = JdbcClient.create(server.bean(DataSource.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<AuditEntry> attemptsOf(CallContext caller) {
        return server
                .bean(NetPeerings.class)
                .ask(new SearchAudit(caller.account(), List.of(), null, null, Order.OLDEST_FIRST, null, 100), caller)
                .entries()
                .stream()
                .filter(AuditEntry::isAttempt)
                .toList();
    }

    private static long events() {
        return jdbc.sql("SELECT count(*) FROM netpeering.event")
                .query(Long.class)
                .single();
    }

    @Test
    void promise7RefusedAttemptsLeaveNoEventAndOneAuditEntry() {
        PeeringStory story = new PeeringStory(server);
        PeeringView pending = story.request("10.0.0.0/16", "10.1.0.0/16");
        long before = events();

        story.send(new AcceptNetPeering(pending.id(), story.requester().account()), story.requester());

        assertThat(events()).isEqualTo(before);
        assertThat(attemptsOf(story.requester())).singleElement().satisfies(attempt -> {
            assertThat(attempt.type()).isEqualTo("AcceptNetPeering");
            assertThat(attempt.refusal()).extracting(Refused::code).isEqualTo("not-permitted");
        });
        assertThat(attemptsOf(story.accepter())).isEmpty();
    }

    @Test
    void aRequestForThePairThatIsPendingIsWrittenDownWithThePeeringItMet() {
        PeeringStory story = new PeeringStory(server);
        NetId source = story.net(story.requester(), "10.0.0.0/16");
        NetId target = story.net(story.accepter(), "10.1.0.0/16");
        PeeringView pending = story.request(story.requester(), source, target);

        story.ask(story.requester(), source, target);

        assertThat(attemptsOf(story.requester())).singleElement().satisfies(attempt -> {
            assertThat(attempt.refusal()).extracting(Refused::code).isEqualTo("already-done");
            assertThat(attempt.peering()).isEqualTo(pending.id());
            assertThat(attempt.ends().accepterNet()).isEqualTo(target);
        });
    }

    @Test
    void whatTheEngineTriesInVainIsNobodysAttempt() {
        PeeringStory story = new PeeringStory(server);
        PeeringView pending = story.request("10.0.0.0/16", "10.1.0.0/16");
        long before = jdbc.sql("SELECT count(*) FROM netpeering.attempt")
                .query(Long.class)
                .single();

        assertThat(story.send(new ExpireNetPeering(pending.id()), story.requester()))
                .isInstanceOf(Outcome.Refused.class);

        assertThat(jdbc.sql("SELECT count(*) FROM netpeering.attempt")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void anAttemptStaysWhenTheTransactionAroundItIsRolledBack() {
        PeeringStory story = new PeeringStory(server);
        PeeringView pending = story.request("10.0.0.0/16", "10.1.0.0/16");

        new TransactionTemplate(server.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            story.send(new AcceptNetPeering(pending.id(), story.requester().account()), story.requester());
            status.setRollbackOnly();
        });

        assertThat(attemptsOf(story.requester())).hasSize(1);
    }

    @Test
    void theCallerHasItsAnswerAlsoWhenTheTrailCannotBeWrittenAndTheAttemptComesLater() {
        try (RunningServer own = RunningServer.start(TestPostgres.freshDatabase())) {
            PeeringStory story = new PeeringStory(own);
            PeeringView pending = story.request("10.0.0.0/16", "10.1.0.0/16");
            JdbcClient database = JdbcClient.create(own.bean(DataSource.class));
            AtomicInteger answers = new AtomicInteger();

            database.sql("ALTER TABLE netpeering.attempt RENAME TO away").update();
            try {
                if (story.send(
                                new AcceptNetPeering(
                                        pending.id(), story.requester().account()),
                                story.requester())
                        instanceof Outcome.Refused) {
                    answers.incrementAndGet();
                }
            } finally {
                database.sql("ALTER TABLE netpeering.away RENAME TO attempt").update();
            }

            assertThat(answers).hasValue(1);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(database.sql("SELECT count(*) FROM netpeering.attempt")
                                    .query(Long.class)
                                    .single())
                            .isEqualTo(1));
            assertThat(database.sql("SELECT count(*) FROM netpeering.audit_entry WHERE refusal_code = 'not-permitted'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void theCallerHasItsAnswerAlsoWhenThePeeringCannotBeLookedUpAnyMore() {
        List<IndexedEntry> written = new ArrayList<>();
        RefusedAttempts attempts = new RefusedAttempts(
                new AuditTrail() {
                    @Override
                    public void addAttempt(IndexedEntry attempt) {
                        written.add(attempt);
                    }

                    @Override
                    public void addEvent(DomainEventMessage<?> event) {
                        throw new UnsupportedOperationException("No event is followed here");
                    }

                    @Override
                    public AuditPage search(SearchAudit query) {
                        throw new UnsupportedOperationException("Nothing is searched here");
                    }
                },
                new PostgresPeeringSummaries(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/gone")),
                InstantSource.system());
        NetPeeringId peering = new NetPeeringId("pcx-00000001");
        AcceptNetPeering accept = new AcceptNetPeering(peering, new AccountId("123456789012"));

        attempts.refused(
                new GenericMessage<>(accept),
                accept,
                new Refusal.InvalidState(peering, PeeringStatus.ACTIVE, PeeringAction.ACCEPT));

        assertThat(written).singleElement().satisfies(attempt -> {
            assertThat(attempt.entry().peering()).isEqualTo(peering);
            assertThat(attempt.entry().before()).isNull();
        });
    }
}
