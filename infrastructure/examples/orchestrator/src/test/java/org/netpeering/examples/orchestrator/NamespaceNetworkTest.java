package org.netpeering.examples.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.netpeering.testkit.Nets.ALICES;
import static org.netpeering.testkit.Nets.BOB;
import static org.netpeering.testkit.Nets.BOBS;
import static org.netpeering.testkit.Nets.STRANGER;
import static org.netpeering.testkit.Nets.net;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netpeering.application.port.PeeringProvisioner.Answer;
import org.netpeering.application.port.PeeringProvisioner.Order;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.examples.orchestrator.Network.Echo;

/** The engine may call again, with other ranges than before, and for what is gone. */
class NamespaceNetworkTest {
    private static final NetPeeringId ID = new NetPeeringId("pcx-0123456789abcdef0");
    private static final NetPeeringId OTHER = new NetPeeringId("pcx-00000002");
    private static final NetFacts THIRD = net(new NetId("vpc-0000000c"), STRANGER, "10.2.0.0/16", "10.3.0.1/32");
    private static final String PREFIX = "npt" + ProcessHandle.current().pid() + "-";

    private final NamespaceNetwork network = new NamespaceNetwork(PREFIX);

    @BeforeAll
    static void onlyWhereThereAreNamespaces() {
        Optional<String> obstacle = NamespaceNetwork.obstacle();
        assumeTrue(obstacle.isEmpty(), () -> "Network namespaces cannot be had: " + obstacle.orElse(""));
    }

    @BeforeEach
    void addNets() {
        network.add(ALICES);
        network.add(BOBS);
    }

    @AfterEach
    void takeThemAway() {
        network.close();
        assertThat(Ip.run("netns", "list")).doesNotContain(PREFIX);
    }

    @Test
    void whatIsOrderedTwiceIsThereOnceAndGoesOnWorking() {
        assertThat(network.connect(order(ID, BOBS))).isEqualTo(Answer.DONE);
        assertThat(network.connect(order(ID, BOBS))).isEqualTo(Answer.DONE);
        assertThat(network.ping(ALICES, BOBS)).isEqualTo(Echo.ANSWER);
        assertThat(network.disconnect(order(ID, BOBS))).isEqualTo(Answer.DONE);
        assertThat(network.disconnect(order(ID, BOBS))).isEqualTo(Answer.DONE);
        assertThat(network.ping(ALICES, BOBS)).isEqualTo(Echo.SILENCE);
    }

    @Test
    void anOrderWithOtherRangesReplacesTheRoutes() {
        network.connect(order(ID, BOBS));
        network.connect(order(ID, net(BOBS.net(), BOB, "10.7.0.0/16", "10.8.0.0/24", "10.9.0.1/32")));
        Namespace alices = new Namespace(PREFIX + ALICES.net());
        assertThat(alices.routesOver(new Cable(ID).device()))
                .containsExactlyInAnyOrder("10.7.0.0/16", "10.8.0.0/24", "10.9.0.1/32");
    }

    @Test
    void oneNetHasSeveralPeeringsAndLosesOneOfThem() {
        network.add(THIRD);
        network.connect(order(ID, BOBS));
        network.connect(order(OTHER, THIRD));
        assertThat(network.ping(BOBS, THIRD)).as("peerings are not transitive").isEqualTo(Echo.SILENCE);
        network.disconnect(order(ID, BOBS));
        assertThat(network.ping(ALICES, BOBS)).isEqualTo(Echo.SILENCE);
        assertThat(network.ping(THIRD, ALICES)).isEqualTo(Echo.ANSWER);
    }

    @Test
    void aNetWithoutANetworkIsAFailedAttemptAndNothingToTakeApart() {
        assertThat(network.connect(order(ID, THIRD))).isInstanceOf(Answer.Failed.class);
        assertThat(network.disconnect(order(ID, THIRD))).isEqualTo(Answer.DONE);
    }

    @Test
    void whatIpComplainsOfIsTheReason() {
        new Namespace(PREFIX + BOBS.net()).delete();
        assertThat(network.connect(order(ID, BOBS)))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.reason()).contains("link add " + new Cable(ID).device()));
        assertThat(network.disconnect(order(ID, BOBS))).isEqualTo(Answer.DONE);
    }

    private static Order order(NetPeeringId id, NetFacts accepter) {
        return new Order(id, end(ALICES), end(accepter), 1, 1);
    }

    private static NetEnd end(NetFacts net) {
        return new NetEnd(net.net(), net.owner(), net.ranges());
    }
}
