package org.netpeering.outscale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.PeeringStatus;

class ShownStateTest {
    private static final Set<String> OF_THE_CONTRACT =
            Set.of("pending-acceptance", "active", "rejected", "failed", "expired", "deleted");

    @ParameterizedTest
    @EnumSource
    void everyStateIsShownUnderANameOfTheContractAndFoundUnderIt(PeeringStatus status) {
        String name = ShownState.of(status);
        assertThat(OF_THE_CONTRACT).contains(name);
        assertThat(ShownState.shownAs(List.of(TextPattern.exact(name)))).contains(TextPattern.exact(status.wireName()));
    }

    @Test
    void whatIsOnItsWayIsStillShownInTheStateBefore() {
        assertThat(ShownState.of(PeeringStatus.PROVISIONING)).isEqualTo("pending-acceptance");
        assertThat(ShownState.of(PeeringStatus.DELETING)).isEqualTo("active");
        assertThat(ShownState.shownAs(List.of(TextPattern.exact("active"))))
                .containsExactly(TextPattern.exact("active"), TextPattern.exact("deleting"));
    }

    @Test
    void aNameThatNothingIsShownUnderFindsNothing() {
        assertThat(ShownState.shownAs(List.of(TextPattern.exact("provisioning"), TextPattern.exact("deleting"))))
                .isEmpty();
    }
}
