package org.netpeering.application.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

class FeedFilterTest {
    private static final LoggedEvent EVENT = MemoryLog.event(1);

    @Test
    void aPartThatIsEmptyAsksForNothing() {
        assertThat(FeedFilter.ALL.matches(EVENT)).isTrue();
    }

    @Test
    void eachPartIsAskedForOnEitherSide() {
        assertThat(accounts(MemoryLog.ALICE).matches(EVENT)).isTrue();
        assertThat(accounts(MemoryLog.BOB).matches(EVENT)).isTrue();
        assertThat(accounts(new AccountId("333333333333")).matches(EVENT)).isFalse();
        assertThat(nets("vpc-0000000a").matches(EVENT)).isTrue();
        assertThat(nets("vpc-0000000b").matches(EVENT)).isTrue();
        assertThat(nets("vpc-0000000c").matches(EVENT)).isFalse();
        assertThat(peering("pcx-00000001").matches(EVENT)).isTrue();
        assertThat(peering("pcx-00000002").matches(EVENT)).isFalse();
        assertThat(names("netpeering.expired.v1").matches(EVENT)).isTrue();
        assertThat(names("netpeering.deleted.v1").matches(EVENT)).isFalse();
    }

    @Test
    void everyPartMustFit() {
        assertThat(new FeedFilter(Set.of(MemoryLog.ALICE), Set.of(new NetId("vpc-0000000c")), Set.of(), Set.of())
                        .matches(EVENT))
                .isFalse();
    }

    private static FeedFilter accounts(AccountId account) {
        return new FeedFilter(Set.of(account), Set.of(), Set.of(), Set.of());
    }

    private static FeedFilter nets(String net) {
        return new FeedFilter(Set.of(), Set.of(new NetId(net)), Set.of(), Set.of());
    }

    private static FeedFilter peering(String peering) {
        return new FeedFilter(Set.of(), Set.of(), Set.of(new NetPeeringId(peering)), Set.of());
    }

    private static FeedFilter names(String name) {
        return new FeedFilter(Set.of(), Set.of(), Set.of(), Set.of(name));
    }
}
