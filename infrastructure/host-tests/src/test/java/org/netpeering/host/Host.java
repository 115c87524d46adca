package org.netpeering.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;

/** An application that uses whatever is on the class path: Axon's starter, Flyway and ours; and two Nets. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Host {
    static final AccountId ALICE = new AccountId("123456789012");
    static final AccountId BOB = new AccountId("987654321098");
    static final NetId NET_OF_ALICE = new NetId("vpc-0000000a");
    static final NetId NET_OF_BOB = new NetId("vpc-0000000b");

    private static final Map<NetId, NetFacts> NETS = Map.of(
            NET_OF_ALICE, new NetFacts(NET_OF_ALICE, ALICE, List.of(CidrBlock.parse("10.0.0.0/16")), true),
            NET_OF_BOB, new NetFacts(NET_OF_BOB, BOB, List.of(CidrBlock.parse("10.1.0.0/16")), true));

    @Bean
    NetDirectory nets() {
        return asked -> {
            Map<NetId, NetFacts> found = new HashMap<>(NETS);
            found.keySet().retainAll(asked);
            return found;
        };
    }

    static ApplicationContextRunner on(HostPostgres database) {
        return new ApplicationContextRunner()
                .withUserConfiguration(Host.class)
                .withPropertyValues(database.properties());
    }

    static RequestNetPeering request(String id) {
        return new RequestNetPeering(
                new NetPeeringId(id), ALICE, NET_OF_ALICE, NET_OF_BOB, null, UnknownAccepter.REFUSE, List.of());
    }

    static PeeringView requested(NetPeerings peerings) {
        return done(peerings.request(
                new NetPeerings.Request(NET_OF_ALICE, NET_OF_BOB, null, UnknownAccepter.REFUSE, List.of()),
                CallContext.ofProgram(ALICE)));
    }

    static PeeringView accepted(NetPeerings peerings, NetPeeringId peering) {
        return done(peerings.send(new AcceptNetPeering(peering, BOB), CallContext.ofProgram(BOB)));
    }

    static PeeringView done(Outcome outcome) {
        if (outcome instanceof Outcome.Done(PeeringView peering)) {
            return peering;
        }
        throw new AssertionError("It was refused: " + outcome);
    }
}
