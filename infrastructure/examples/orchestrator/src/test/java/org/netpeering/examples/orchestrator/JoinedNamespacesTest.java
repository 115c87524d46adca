package org.netpeering.examples.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.netpeering.testkit.PeeringAssert.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.examples.orchestrator.Network.Echo;

/** Two Nets answer each other's pings while they are peered, and only then. All traffic stays within namespaces. */
class JoinedNamespacesTest {
    @BeforeAll
    static void onlyWhereThereAreNamespaces() {
        Optional<String> obstacle = NamespaceNetwork.obstacle();
        assumeTrue(obstacle.isEmpty(), () -> "Network namespaces cannot be had: " + obstacle.orElse(""));
    }

    @Test
    void netsReachEachOtherFromTheAcceptanceToTheDeletion() throws InterruptedException {
        try (OrchestratorInATest orchestrator = OrchestratorInATest.start("--orchestrator.network=namespaces")) {
            List<NetFacts> nets = orchestrator.bean(OwnNets.class).all();
            NetFacts blue = nets.get(0);
            NetFacts green = nets.get(2);
            Network network = orchestrator.bean(Network.class);
            NetPeerings peerings = orchestrator.bean(NetPeerings.class);
            PeeringNews news = orchestrator.bean(PeeringNews.class);
            assertThat(says("nothing is there", network, blue, green)).containsOnly(Echo.SILENCE);

            NetPeeringId id = requested(peerings, blue, green);
            assertThat(says(id + " is requested", network, blue, green)).containsOnly(Echo.SILENCE);

            assertThat(peerings.send(new AcceptNetPeering(id, green.owner()), CallContext.ofProgram(green.owner())))
                    .isDone();
            news.await(id, PeeringProvisioned.class);
            assertThat(says(id + " is accepted", network, blue, green)).containsOnly(Echo.ANSWER);
            show(blue, green);

            assertThat(peerings.send(new DeleteNetPeering(id, blue.owner()), CallContext.ofProgram(blue.owner())))
                    .isDone();
            news.await(id, PeeringDeleted.class);
            assertThat(says(id + " is deleted", network, blue, green)).containsOnly(Echo.SILENCE);
        }
        assertThat(Ip.run("netns", "list")).doesNotContain(OrchestratorInATest.PREFIX);
    }

    @Test
    void theStoryIsTrueOfRealNetworks() {
        try (OrchestratorInATest orchestrator = OrchestratorInATest.start("--orchestrator.network=namespaces")) {
            assertThat(orchestrator.story())
                    .filteredOn(line -> line.startsWith("ping"))
                    .extracting(line -> line.substring(line.lastIndexOf(':') + 2))
                    .containsExactly(
                            // Before, asked for, accepted (both ways), deleted;
                            "no answer.",
                            "no answer.",
                            "an answer.",
                            "an answer.",
                            "no answer.",
                            // before, accepted at once (both ways), deleted.
                            "no answer.",
                            "an answer.",
                            "an answer.",
                            "no answer.");
        }
    }

    private static NetPeeringId requested(NetPeerings peerings, NetFacts source, NetFacts accepter) {
        Outcome outcome = peerings.request(
                new NetPeerings.Request(
                        source.net(), accepter.net(), accepter.owner(), UnknownAccepter.REFUSE, List.of()),
                CallContext.ofProgram(source.owner()));
        assertThat(outcome).isDone().is(PeeringStatus.PENDING_ACCEPTANCE);
        return ((Outcome.Done) outcome).peering().id();
    }

    private static List<Echo> says(String moment, Network network, NetFacts one, NetFacts other) {
        List<Echo> echoes = List.of(network.ping(one, other), network.ping(other, one));
        System.out.printf(
                "%s: ping %s to %s: %s; back: %s%n", moment, one.net(), other.net(), echoes.get(0), echoes.get(1));
        return echoes;
    }

    private static void show(NetFacts... nets) {
        for (NetFacts net : nets) {
            String namespace = OrchestratorInATest.PREFIX + net.net();
            System.out.println(namespace + ":");
            System.out.print(Ip.run("-n", namespace, "-4", "-brief", "address").indent(4));
            System.out.print(Ip.run("-n", namespace, "route").indent(4));
        }
    }
}
