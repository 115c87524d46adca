package org.netpeering.examples.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetPeeringId;

class CableTest {
    private static final CidrBlock LINK_LOCAL = CidrBlock.parse("169.254.0.0/16");

    @Test
    void theDeviceHasTheNameOfThePeeringAsFarAsLinuxTakesIt() {
        assertThat(new Cable(new NetPeeringId("pcx-0123abcd")).device()).isEqualTo("pcx-0123abcd");
        assertThat(new Cable(new NetPeeringId("pcx-0123456789abcdef0")).device())
                .isEqualTo("pcx-6789abcdef0");
    }

    @Test
    void theAddressesOfItsEndsAreLinkLocalNotReservedAndInOneBlockOfFour() {
        Set<String> blocks = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            Cable cable = new Cable(new NetPeeringId("pcx-%08x".formatted(i * 7919)));
            CidrBlock source = CidrBlock.parse(cable.sourceAddress() + "/32");
            CidrBlock accepter = CidrBlock.parse(cable.accepterAddress() + "/32");
            assertThat(LINK_LOCAL.contains(source)).isTrue();
            assertThat(source.address() >> 8 & 255).isBetween(1, 254);
            assertThat(source.widenedTo(30)).isEqualTo(accepter.widenedTo(30));
            assertThat(accepter.address() - source.address()).isEqualTo(1);
            blocks.add(cable.sourceAddress());
        }
        assertThat(blocks).hasSizeGreaterThan(10_000);
    }
}
