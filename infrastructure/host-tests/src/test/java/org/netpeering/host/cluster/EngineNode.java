package org.netpeering.host.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.extensions.jgroups.commandhandling.JGroupsConnector;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * An application with the engine whose command bus spans a cluster; prints the command and the peering of what it handles. There are ten
 * thousand Nets on each side, {@code vpc-a...} and {@code vpc-b...}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class EngineNode {
    static final AccountId ALICE = new AccountId("123456789012");
    static final AccountId BOB = new AccountId("987654321098");
    static final String HANDLED = "handled ";
    static final String READY = "ready";

    private static final int MOST_NETS = 10_000;

    static NetId netOfAlice(int number) {
        return new NetId(String.format(Locale.ROOT, "vpc-a%07d", number));
    }

    static NetId netOfBob(int number) {
        return new NetId(String.format(Locale.ROOT, "vpc-b%07d", number));
    }

    @Bean
    NetDirectory nets() {
        return asked -> {
            Map<NetId, NetFacts> found = new HashMap<>();
            asked.forEach(net -> found.put(net, facts(net)));
            return found;
        };
    }

    private static NetFacts facts(NetId net) {
        boolean isAlices = net.value().startsWith("vpc-a");
        int number = Integer.parseInt(net.value().substring("vpc-a".length()));
        if (number >= MOST_NETS) {
            throw new IllegalStateException("There are no more Nets: " + net);
        }
        CidrBlock range = CidrBlock.parse(isAlices ? "10.0.0.0/16" : "10.1.0.0/16");
        return new NetFacts(net, isAlices ? ALICE : BOB, List.of(range), true);
    }

    @Bean(destroyMethod = "disconnect")
    JGroupsConnector connector(
            @Value("${cluster.ports}") String ports,
            @Value("${cluster.index}") int index,
            @Value("${cluster.name}") String name)
            throws Exception {
        CommandBus local = DistributedCommands.localSegment();
        local.registerHandlerInterceptor((unit, chain) -> {
            if (unit.getMessage().getPayload() instanceof NetPeeringCommand command) {
                System.out.println(HANDLED + command.getClass().getSimpleName() + " " + command.peeringId());
            }
            return chain.proceed();
        });
        return DistributedCommands.connector(local, Loopback.parse(ports).channel(index, name));
    }

    @Bean
    @Primary
    CommandBus clusterBus(JGroupsConnector connector) {
        return DistributedCommands.bus(connector);
    }

    /** Joins the cluster when everything is there, and stays until it is ended. */
    public static void main(String[] arguments) throws Exception {
        JGroupsConnector connector = new SpringApplicationBuilder(EngineNode.class)
                .web(WebApplicationType.NONE)
                .run(arguments)
                .getBean(JGroupsConnector.class);
        connector.connect();
        connector.awaitJoined();
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
