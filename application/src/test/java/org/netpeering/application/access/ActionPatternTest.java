package org.netpeering.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionPatternTest {
    private static final int ROUNDS = 50_000;

    @ParameterizedTest
    @CsvSource({
        "api:CreateNetPeering, api:CreateNetPeering, true",
        "api:CreateNetPeering, api:CreateNetPeerings, false",
        "api:CreateNetPeering, fcu:CreateNetPeering, false",
        "api:createNetPeering, api:CreateNetPeering, false",
        "API:*, api:CreateNetPeering, false",
        "api:*, api:CreateNetPeering, true",
        "api:*, fcu:CreateVpcPeeringConnection, false",
        "*, fcu:CreateVpcPeeringConnection, true",
        "api:Read*, api:ReadNetPeerings, true",
        "api:Read*, api:Read, true",
        "api:Read*, api:DeleteNetPeering, false",
        "api:*NetPeering, api:DeleteNetPeering, true",
        "api:*NetPeering, api:ReadNetPeerings, false",
        "api:*Net*ing?, api:ReadNetPeerings, true",
        "api:*Net*ing?, api:CreateNetPeering, false",
        "*:Delete*, fcu:DeleteTags, true",
        "api*, api:ReadTags, true",
        "api:ReadTag?, api:ReadTags, true",
        "api:ReadTags?, api:ReadTags, false"
    })
    void aPatternMatchesWhatItSays(String pattern, String action, boolean matches) {
        assertThat(new ActionPattern(pattern).matches(action)).isEqualTo(matches);
    }

    /** Few letters, so that patterns match by half and the last star has to swallow more. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyPatternMatchesAsTheDefinitionOfWildcardsSays(long seed) {
        Random random = new Random(seed);
        int matched = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ActionPattern pattern = new ActionPattern(text(random, "ab?**", 6) + ":" + text(random, "ab?**", 6));
            String action = text(random, "ab", 8) + ":" + text(random, "ab", 8);
            boolean expected = defined(pattern.text(), action);
            assertThat(pattern.matches(action))
                    .as("'%s' matches '%s'", pattern, action)
                    .isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).as("matches, so that both answers were tried").isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    /** The steps of a matcher that tries every way to spread the stars would be more than there are atoms. */
    @Test
    void aPatternOfStarsIsNoWayToKeepTheServerBusy() {
        ActionPattern pattern = new ActionPattern("api:" + "*a".repeat(60) + "b");

        assertThat(pattern.matches("api:" + "a".repeat(100_000))).isFalse();
        assertThat(pattern.matches("api:" + "a".repeat(100_000) + "b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CreateNetPeering",
                "api:",
                ":Read",
                "api:Read:Net",
                "api: Read",
                "api:Réad",
                "api?Read",
                "a:b,a:c"
            })
    void whatCanMatchNoActionIsRefused(String text) {
        assertThatThrownBy(() -> new ActionPattern(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is not an action; write service and call");
    }

    @Test
    void aPatternIsBounded() {
        assertThat(new ActionPattern("api:" + "a".repeat(124)).text()).hasSize(ActionPattern.LONGEST);
        assertThatThrownBy(() -> new ActionPattern("api:" + "a".repeat(125)))
                .hasMessageContaining("an action of 129 characters; write at most 128");
    }

    private static String text(Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(most);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    /** Word by word what the wildcards mean; slow. */
    private static boolean defined(String pattern, String action) {
        if (pattern.isEmpty()) {
            return action.isEmpty();
        }
        String rest = pattern.substring(1);
        if (pattern.charAt(0) == '*') {
            return defined(rest, action) || (!action.isEmpty() && defined(pattern, action.substring(1)));
        }
        return !action.isEmpty()
                && (pattern.charAt(0) == '?' || pattern.charAt(0) == action.charAt(0))
                && defined(rest, action.substring(1));
    }
}
