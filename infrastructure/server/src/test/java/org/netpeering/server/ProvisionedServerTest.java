package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.outscale.osc_sdk_java.client.ApiException;
import io.github.outscale.osc_sdk_java.client.model.FiltersNetPeering;
import io.github.outscale.osc_sdk_java.client.model.NetPeering;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.port.PeeringPolicy;
import org.netpeering.application.port.PeeringProvisioner;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.testkit.ManualProvisioner;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server with a provisioner and a policy of the host, as its users see it, on PostgreSQL. The SDK calls every field nullable. */
@NullUnmarked
class ProvisionedServerTest {
    private static final PeeringProvisioner.Answer DONE = PeeringProvisioner.Answer.DONE;
    private static final PeeringProvisioner.Answer LATER = PeeringProvisioner.Answer.LATER;

    private static RunningServer server;
    private static ManualProvisioner provisioner;
    private static NetPeerings peerings;
    private static JdbcClient jdbc;

    private final OutscaleCaller alice = new OutscaleCaller(server, server.freshAccount());
    private final OutscaleCaller bob = new OutscaleCaller(server, server.freshAccount());

    /** What a host would add. Not annotated, so that no other test finds it. */
    static class Host {
        static final Map<String, String> ENEMIES = new ConcurrentHashMap<>();
        static final Map<String, String> FRIENDS = new ConcurrentHashMap<>();

        @Bean
        ManualProvisioner provisioner() {
            return ManualProvisioner.answering(LATER);
        }

        @Bean
        PeeringPolicy policy() {
            return new PeeringPolicy() {
                @Override
                public List<Rule> rules() {
                    return List.of(new Rule(
                            "no-enemies",
                            proposal -> Optional.ofNullable(
                                    ENEMIES.get(proposal.caller().value()))));
                }

                @Override
                public Optional<String> approval(Proposal proposal) {
                    return Optional.ofNullable(FRIENDS.get(proposal.caller().value()));
                }
            };
        }
    }

    @BeforeAll
    static void start() {
        server = RunningServer.startWith(
                Host.class,
                TestPostgres.freshDatabase(),
                "netpeering.provisioning.tries=3",
                "netpeering.provisioning.first-retry=PT0.05S",
                "netpeering.provisioning.longest-retry=PT0.1S",
                "netpeering.provisioning.answer-within=PT2M");
        provisioner = server.bean(ManualProvisioner.class);
        peerings = server.bean(NetPeerings.class);
        jdbc = JdbcClient.create(server.bean(DataSource.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void answerLater() {
        provisioner.answer(LATER);
    }

    @Test
    void oapiShowsTheStateBeforeWhileAPeeringIsOnItsWay() throws ApiException {
        NetPeeringId id = request();
        assertThat(bob.accept(id.value()).getState().getName()).isEqualTo("pending-acceptance");
        assertThat(stored(id)).isEqualTo(PeeringStatus.PROVISIONING);
        assertThat(listed(alice, "pending-acceptance")).containsExactly(id.value());
        assertThat(listed(alice, "active")).isEmpty();
        awaitOrder(id, true);

        peerings.provisioned(id, 1);
        assertThat(listed(bob, "active")).containsExactly(id.value());
        assertThat(listed(bob, "pending-acceptance")).isEmpty();

        alice.delete(id.value());
        assertThat(stored(id)).isEqualTo(PeeringStatus.DELETING);
        assertThat(listed(bob, "active")).containsExactly(id.value());
        assertThat(listed(bob, "deleted")).isEmpty();
        awaitOrder(id, false);
        peerings.tornDown(id);
        assertThat(listed(bob, "deleted")).containsExactly(id.value());
        assertThat(listed(bob, "active")).isEmpty();
        Awaitility.await().untilAsserted(() -> assertThat(sagasAndDeadlines(id)).isZero());
    }

    @Test
    void aProvisionerThatDoesItsWorkAtOnceLeadsToActiveAndToDeleted() throws ApiException {
        provisioner.answer(DONE);
        NetPeeringId id = request();
        bob.accept(id.value());
        Awaitility.await().untilAsserted(() -> assertThat(stored(id)).isEqualTo(PeeringStatus.ACTIVE));
        alice.delete(id.value());
        Awaitility.await().untilAsserted(() -> assertThat(stored(id)).isEqualTo(PeeringStatus.DELETED));
        assertThat(eventTypes(id))
                .containsExactly(
                        "netpeering.requested.v1",
                        "netpeering.provisioning-started.v1",
                        "netpeering.provisioned.v1",
                        "netpeering.deletion-started.v1",
                        "netpeering.deleted.v1");
        Awaitility.await().untilAsserted(() -> assertThat(sagasAndDeadlines(id)).isZero());
    }

    @Test
    void aPeeringThatCannotBeProvisionedFailsWithTheReason() throws ApiException {
        provisioner.answer(PeeringProvisioner.Answer.failed("no route to the moon"));
        NetPeeringId id = request();
        bob.accept(id.value());
        Awaitility.await().untilAsserted(() -> assertThat(stored(id)).isEqualTo(PeeringStatus.FAILED));
        assertThat(alice.read(id.value()).getState().getMessage())
                .isEqualTo("Could not be provisioned: no route to the moon");
        assertThat(eventTypes(id))
                .filteredOn("netpeering.provisioning-started.v1"::equals)
                .hasSize(3);
        awaitOrder(id, false);
    }

    @Test
    void aPeeringThatCannotBeTakenApartStaysDeletingAndTheHealthSaysSo() throws ApiException {
        provisioner.answer(DONE);
        NetPeeringId id = request();
        bob.accept(id.value());
        Awaitility.await().untilAsserted(() -> assertThat(stored(id)).isEqualTo(PeeringStatus.ACTIVE));
        provisioner.answer(PeeringProvisioner.Answer.failed("the door is locked"));
        alice.delete(id.value());
        EngineOnPostgres engine = server.bean(EngineOnPostgres.class);
        Awaitility.await()
                .untilAsserted(() -> assertThat(engine.stuckPeerings().find(10))
                        .singleElement()
                        .satisfies(stuck -> {
                            assertThat(stuck.peering()).isEqualTo(id);
                            assertThat(stuck.attempts()).isGreaterThanOrEqualTo(3);
                            assertThat(stuck.reason()).isEqualTo("the door is locked");
                        }));
        assertThat(server.bean(StuckPeeringsHealth.class).health().getStatus()).isEqualTo(StuckPeeringsHealth.STUCK);
        assertThat(stored(id)).isEqualTo(PeeringStatus.DELETING);

        provisioner.answer(DONE);
        Awaitility.await().untilAsserted(() -> assertThat(stored(id)).isEqualTo(PeeringStatus.DELETED));
        assertThat(engine.stuckPeerings().find(10)).isEmpty();
    }

    @Test
    void aLostDeadlineCostsAMomentAndNotThePeeringWhateverIsWrongWithAnother() throws ApiException {
        provisioner.answer(PeeringProvisioner.Answer.failed("busy"));
        jdbc.sql("""
                        CREATE FUNCTION netpeering.lose() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
                        CREATE TRIGGER lose BEFORE INSERT ON netpeering.deadline FOR EACH ROW
                            WHEN (NEW.deadline_name = 'netpeering.provisioning') EXECUTE FUNCTION netpeering.lose();
                        INSERT INTO netpeering.peering (peering_id, version, status, message, source_net, source_account, source_ranges,
                                                        accepter_net, accepter_ranges, requested_at, expires_at)
                        VALUES ('0, before all others', 0, 'provisioning', '', 'vpc-0', '000000000000', '{}', 'vpc-1', '{}', now(), now())
                        """).update();
        try {
            NetPeeringId id = request();
            bob.accept(id.value());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(stored(id)).isEqualTo(PeeringStatus.FAILED));
        } finally {
            jdbc.sql("""
                            DROP TRIGGER lose ON netpeering.deadline;
                            DROP FUNCTION netpeering.lose();
                            DELETE FROM netpeering.peering WHERE peering_id LIKE '0%'
                            """).update();
        }
    }

    @Test
    void thePairIsReservedInTheDatabaseWhileAPeeringIsOnItsWay() throws ApiException {
        NetPeeringId id = request();
        bob.accept(id.value());
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                         WHERE c.relname IN ('peering_one_active_per_pair', 'peering_one_live_per_direction')
                           AND pg_get_expr(i.indpred, i.indrelid) LIKE '%provisioning%deleting%' AND i.indisunique
                        """).query((row, number) -> row.getInt(1)).single()).isEqualTo(2);
        peerings.provisioned(id, 1);
        alice.delete(id.value());
        PeeringStatus before = stored(id);
        Outcome again = peerings.request(
                new NetPeerings.Request(
                        view(id).accepter().net(), view(id).source().net(), null, UnknownAccepter.REFUSE, List.of()),
                caller(bob));
        assertThat(before).isEqualTo(PeeringStatus.DELETING);
        assertThat(again).isEqualTo(new Outcome.Refused(new Refusal.StillDeleting(id)));
    }

    @Test
    void theReasonOfTheHostIsWhatTheCallerReads() {
        Host.ENEMIES.put(alice.id(), "The two tenants are at war");
        assertThat(catchThrowableOfType(ApiException.class, this::request).getResponseBody())
                .contains("The two tenants are at war", "8011");
    }

    @Test
    void whatThePolicyApprovesIsAcceptedInTheSameTransaction() throws ApiException {
        Host.FRIENDS.put(alice.id(), "same-tenant");
        NetPeeringId id = request();
        assertThat(eventTypes(id))
                .containsExactly(
                        "netpeering.requested.v1", "netpeering.approved.v1", "netpeering.provisioning-started.v1");
        assertThat(jdbc.sql("SELECT count(DISTINCT transaction_id) FROM netpeering.event WHERE aggregate_id = ?")
                        .param(id.value())
                        .query((row, number) -> row.getInt(1))
                        .single())
                .isEqualTo(1);
        assertThat(stored(id)).isEqualTo(PeeringStatus.PROVISIONING);
    }

    private NetPeeringId request() throws ApiException {
        return new NetPeeringId(
                alice.request(alice.net("10.0.0.0/16"), bob.net("10.1.0.0/16")).getNetPeeringId());
    }

    private static PeeringView view(NetPeeringId id) {
        return server.bean(PeeringSummaries.class).fetch(id).orElseThrow();
    }

    private static PeeringStatus stored(NetPeeringId id) {
        return view(id).status();
    }

    private static List<String> listed(OutscaleCaller owner, String state) throws ApiException {
        return owner.list(new FiltersNetPeering().addStateNamesItem(state)).stream()
                .map(NetPeering::getNetPeeringId)
                .toList();
    }

    private static void awaitOrder(NetPeeringId id, boolean connects) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(connects ? provisioner.connects() : provisioner.disconnects())
                        .extracting(PeeringProvisioner.Order::peering)
                        .contains(id));
    }

    private static CallContext caller(OutscaleCaller owner) {
        return new CallContext(
                owner.account.id(),
                null,
                owner.account.accessKeyId(),
                null,
                "test",
                "request-1",
                "127.0.0.1",
                "tests",
                null);
    }

    private static List<String> eventTypes(NetPeeringId peering) {
        return jdbc.sql("SELECT event_type FROM netpeering.event WHERE aggregate_id = ? ORDER BY sequence_number")
                .param(peering.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static long sagasAndDeadlines(NetPeeringId peering) {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM netpeering.saga WHERE association_value = :id)
                             + (SELECT count(*) FROM netpeering.deadline d JOIN netpeering.saga s USING (saga_id)
                                 WHERE s.payload ->> 'peeringId' = :id)
                        """).param("id", peering.value()).query(Long.class).single();
    }
}
