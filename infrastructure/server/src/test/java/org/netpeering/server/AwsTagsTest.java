package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.server.AwsServer.AWAY;
import static org.netpeering.server.AwsServer.HOME;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/** Tags in the personality {@code aws}: they live with the account and the region, and as long as the peering is shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsTagsTest {
    private final AwsServer clients = new AwsServer();
    private RunningServer server;

    @BeforeAll
    void start() {
        server = RunningServer.start(
                TestPostgres.freshDatabase(), "netpeering.fcu.personality=aws", "netpeering.regions=" + AWAY);
    }

    @AfterAll
    void stop() throws Exception {
        clients.close();
        server.close();
    }

    private Ec2Client client(TestAccount account, String region) {
        return clients.client(server.baseUrl(), account, region);
    }

    private static String request(Ec2Client source, Ec2Client accepter, TestAccount accepterOwner) {
        Vpc here = AwsServer.usedVpc(source, "10.0.0.0/16");
        Vpc there = AwsServer.usedVpc(accepter, "172.16.0.0/16");
        return source.createVpcPeeringConnection(b -> b.vpcId(here.vpcId())
                        .peerVpcId(there.vpcId())
                        .peerOwnerId(accepterOwner.id().value())
                        .peerRegion(AWAY))
                .vpcPeeringConnection()
                .vpcPeeringConnectionId();
    }

    private static void tag(Ec2Client client, String peering, String value) {
        client.createTags(b -> b.resources(peering).tags(t -> t.key("Name").value(value)));
    }

    private static List<String> namesOf(VpcPeeringConnection peering) {
        return peering.tags().stream().map(Tag::value).toList();
    }

    private static List<String> names(Ec2Client client, String peering) {
        return namesOf(client.describeVpcPeeringConnections(b -> b.vpcPeeringConnectionIds(peering))
                .vpcPeeringConnections()
                .getFirst());
    }

    private static List<VpcPeeringConnection> named(Ec2Client client, String pattern) {
        return client.describeVpcPeeringConnections(
                        b -> b.filters(f -> f.name("tag:Name").values(pattern)))
                .vpcPeeringConnections();
    }

    private static List<String> listed(Ec2Client client, String pattern) {
        return client
                .describeTags(b -> b.filters(
                        f -> f.name("resource-type").values("vpc-peering-connection"),
                        f -> f.name("value").values(pattern)))
                .tags()
                .stream()
                .map(TagDescription::value)
                .toList();
    }

    @Test
    void anAccountWithBothSidesHasTagsOfItsOwnInEachRegion() {
        TestAccount alice = server.freshAccount();
        Ec2Client home = client(alice, HOME);
        Ec2Client away = client(alice, AWAY);
        String id = request(home, away, alice);
        tag(home, id, "of-home");
        tag(away, id, "of-away");

        assertThat(names(home, id)).containsExactly("of-home");
        assertThat(names(away, id)).containsExactly("of-away");
        assertThat(named(home, "of-*"))
                .singleElement()
                .satisfies(found -> assertThat(namesOf(found)).containsExactly("of-home"));
        assertThat(named(away, "of-awa?")).hasSize(1);
        assertThat(named(away, "of-home")).isEmpty();
        assertThat(named(home, "of-away")).isEmpty();
        assertThat(listed(away, "*")).containsExactly("of-away");
        assertThat(listed(home, "of-home")).containsExactly("of-home");
        assertThat(listed(home, "of-away")).isEmpty();

        away.deleteTags(b -> b.resources(id).tags(t -> t.key("Name")));
        assertThat(names(away, id)).isEmpty();
        assertThat(names(home, id)).containsExactly("of-home");
    }

    @Test
    void tagsOfWhatHasEndedCanBeChangedForAsLongAsItIsShown() throws Exception {
        TestAccount alice = server.freshAccount();
        TestAccount bob = server.freshAccount();
        Ec2Client alices = client(alice, HOME);
        Ec2Client bobs = client(bob, AWAY);
        String id = request(alices, bobs, bob);
        tag(bobs, id, "before");
        bobs.rejectVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id));

        pass("PT90M");
        assertThat(names(bobs, id)).containsExactly("before");
        tag(bobs, id, "after");
        assertThat(names(bobs, id)).containsExactly("after");
        pass("PT31M");
        assertThat(listed(bobs, "*")).isEmpty();
        tag(alices, id, "kept");
        assertThat(named(alices, "kep?")).hasSize(1);
        alices.deleteTags(b -> b.resources(id));
        assertThat(names(alices, id)).isEmpty();
    }

    private void pass(String duration) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest advance = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sandbox/clock"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"advance\":\"" + duration + "\"}"))
                    .build();
            assertThat(http.send(advance, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }
}
