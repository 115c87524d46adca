package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;

class EngineOnPostgresTest {
    private static RunningServer server;
    private static NetPeerings peerings;
    private static PeeringStory story;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        server = RunningServer.start(TestPostgres.freshDatabase(), "netpeering.expiry=PT3S");
        peerings = server.bean(NetPeerings.class);
        story = new PeeringStory(server);
        jdbc = JdbcClient.create(server.bean(DataSource.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anAcceptedRequestIsActiveInEveryListAtOnce() {
        CallContext requester = caller();
        CallContext accepter = caller();
        PeeringView requested = request(requester, net(requester, "10.0.0.0/16"), net(accepter, "10.1.0.0/16"));
        assertThat(requested.status()).isEqualTo(PeeringStatus.PENDING_ACCEPTANCE);

        Outcome outcome = peerings.send(new AcceptNetPeering(requested.id(), accepter.account()), accepter);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        for (CallContext owner : List.of(requester, accepter)) {
            assertThat(listed(owner))
                    .singleElement()
                    .satisfies(peering -> assertThat(peering.status()).isEqualTo(PeeringStatus.ACTIVE));
        }
    }

    @Test
    void aRequestThatNobodyAnswersExpiresByItself() {
        CallContext requester = caller();
        PeeringView requested = request(requester, net(requester, "10.0.0.0/16"), net(caller(), "10.1.0.0/16"));

        Awaitility.await()
                .untilAsserted(() -> assertThat(eventTypes(requested.id()))
                        .containsExactly("netpeering.requested.v1", "netpeering.expired.v1"));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(sagasAndDeadlines(requested.id())).isZero());
        assertThat(listed(requester))
                .singleElement()
                .satisfies(peering -> assertThat(peering.endedAt()).isEqualTo(peering.expiresAt()));
    }

    @Test
    void acceptingRejectsThePendingReverseRequest() {
        CallContext one = caller();
        CallContext two = caller();
        NetId netOfOne = net(one, "10.0.0.0/16");
        NetId netOfTwo = net(two, "10.1.0.0/16");
        PeeringView there = request(one, netOfOne, netOfTwo);
        PeeringView back = request(two, netOfTwo, netOfOne);

        peerings.send(new AcceptNetPeering(there.id(), two.account()), two);

        Awaitility.await()
                .untilAsserted(() -> assertThat(peerings.find(back.id(), one))
                        .hasValueSatisfying(
                                peering -> assertThat(peering.status()).isEqualTo(PeeringStatus.REJECTED)));
    }

    @Test
    void aSecondRequestForThePairNamesTheFirst() {
        CallContext requester = caller();
        NetId source = net(requester, "10.0.0.0/16");
        NetId accepter = net(caller(), "10.1.0.0/16");
        PeeringView first = request(requester, source, accepter);

        Outcome second = ask(requester, source, accepter);

        assertThat(second).isEqualTo(new Outcome.Refused(new Refusal.AlreadyDone(first.id())));
    }

    @Test
    void tagsAreSeenByTheirOwnerInTheRowOfThePeering() {
        CallContext requester = caller();
        CallContext accepter = caller();
        PeeringView requested = request(requester, net(requester, "10.0.0.0/16"), net(accepter, "10.1.0.0/16"));

        peerings.send(
                new TagNetPeering(requested.id(), requester.account(), List.of(new Tag("Name", "été \"1\" 🚀"))),
                requester);

        PeeringView seen = peerings.find(requested.id(), accepter).orElseThrow();
        assertThat(seen.tagsOf(requester.account())).containsEntry("Name", "été \"1\" 🚀");
        assertThat(seen.tagsOf(accepter.account())).isEmpty();
    }

    @Test
    void theEventRowsReadLikeTheProduct() {
        CallContext requester = caller();
        PeeringView requested = request(requester, net(requester, "10.0.0.0/16"), net(caller(), "10.1.0.0/16"));
        peerings.send(new DeleteNetPeering(requested.id(), requester.account()), requester);

        String rows = String.join(
                "\n",
                jdbc.sql("""
                                SELECT concat_ws(' ', aggregate_type, sequence_number, event_type, payload, metadata)
                                  FROM netpeering.event WHERE aggregate_id = ? ORDER BY sequence_number
                                """)
                        .param(requested.id().value())
                        .query((row, number) -> row.getString(1))
                        .list());

        assertThat(rows)
                .contains("NetPeering 0 netpeering.requested.v1", "NetPeering 1 netpeering.deleted.v1")
                .contains("\"peeringId\":\"" + requested.id() + "\"", "\"ranges\":[\"10.0.0.0/16\"]")
                .contains("\"callerAccount\":\"" + requester.account() + "\"", "\"dialect\":\"test\"")
                .contains("\"commandId\"", "\"correlationId\"", "\"causationId\"", "\"requestId\":\"request-1\"")
                .doesNotContain("org.netpeering", "java.");
    }

    private static CallContext caller() {
        return PeeringStory.caller(server);
    }

    private static NetId net(CallContext owner, String range) {
        return story.net(owner, range);
    }

    private static Outcome ask(CallContext requester, NetId source, NetId accepter) {
        return story.ask(requester, source, accepter);
    }

    private static PeeringView request(CallContext requester, NetId source, NetId accepter) {
        return story.request(requester, source, accepter);
    }

    private static List<PeeringView> listed(CallContext owner) {
        return peerings.list(new ListNetPeerings(owner.account(), List.of(), null, 100), owner)
                .peerings();
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
