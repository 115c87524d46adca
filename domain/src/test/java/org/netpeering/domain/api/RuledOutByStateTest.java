package org.netpeering.domain.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.domain.value.PeeringStatus.ACTIVE;
import static org.netpeering.domain.value.PeeringStatus.DELETED;
import static org.netpeering.domain.value.PeeringStatus.FAILED;
import static org.netpeering.domain.value.PeeringStatus.PENDING_ACCEPTANCE;
import static org.netpeering.domain.value.PeeringStatus.REJECTED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.MessageFilter;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.value.PeeringStatus;

class RuledOutByStateTest {
    private static final Set<PeeringStatus> ALL = EnumSet.allOf(PeeringStatus.class);

    @Test
    void aStateIsLookedForInPeeringsOfThatStateOnly() {
        assertThat(left(new AttributeFilter(Attribute.STATUS, List.of(TextPattern.wildcard("*ed")))))
                .doesNotContain(ACTIVE, PENDING_ACCEPTANCE)
                .contains(REJECTED, FAILED, DELETED);
    }

    @Test
    void aMessageIsLookedForWhereItCanStand() {
        assertThat(left(message(TextPattern.exact("Active")))).containsExactlyInAnyOrder(ACTIVE, FAILED);
        assertThat(left(message(TextPattern.wildcard("Pending * 10*"))))
                .containsExactlyInAnyOrder(PENDING_ACCEPTANCE, FAILED);
        assertThat(left(message(TextPattern.wildcard("*by 100000000001"))))
                .containsExactlyInAnyOrder(PENDING_ACCEPTANCE, REJECTED, DELETED, FAILED);
        assertThat(left(message(TextPattern.exact("unheard of")))).containsExactly(FAILED);
        assertThat(left(message(TextPattern.wildcard("*")))).isEqualTo(ALL);
        assertThat(left(new AttributeFilter(Attribute.MESSAGE, List.of()))).isEmpty();
    }

    @Test
    void theWordsOfADialectCountWhereItHasItsOwn() {
        Map<PeeringStatus, String> words = Map.of(PENDING_ACCEPTANCE, "For {accepter}", FAILED, "Did not work");
        assertThat(left(new MessageFilter(words, List.of(TextPattern.wildcard("For 1*")))))
                .containsExactly(PENDING_ACCEPTANCE);
        assertThat(left(new MessageFilter(words, List.of(TextPattern.exact("Did not work")))))
                .containsExactly(FAILED);
        assertThat(left(new MessageFilter(words, List.of(TextPattern.wildcard("Act?ve")))))
                .containsExactly(ACTIVE);
    }

    @Test
    void whatEveryPeeringOfAStateMeetsNeedNotBeCompared() {
        PeeringFilter active = message(TextPattern.wildcard("Act*"));
        assertThat(ALL.stream().filter(active::mustHoldIn)).containsExactly(ACTIVE);
        assertThat(ALL.stream().filter(message(TextPattern.wildcard("Pending*"))::mustHoldIn))
                .isEmpty();
        PeeringFilter ended = new AttributeFilter(Attribute.STATUS, List.of(TextPattern.wildcard("*ed")));
        assertThat(ALL.stream().filter(ended::mustHoldIn)).containsExactlyInAnyOrderElementsOf(left(ended));
    }

    @Test
    void whatTheStateSaysNothingOfIsLookedForInAll() {
        assertThat(left(new AttributeFilter(Attribute.SOURCE_RANGE, List.of(TextPattern.exact("10.0.0.0/16")))))
                .isEqualTo(ALL);
        assertThat(left(new TagFilter(List.of()))).isEqualTo(ALL);
    }

    private static PeeringFilter message(TextPattern pattern) {
        return new AttributeFilter(Attribute.MESSAGE, List.of(pattern));
    }

    private static Set<PeeringStatus> left(PeeringFilter filter) {
        return Arrays.stream(PeeringStatus.values()).filter(filter::canHoldIn).collect(Collectors.toSet());
    }
}
