package org.netpeering.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.domain.api.TextPattern;

class LikePatternTest {
    @ParameterizedTest
    @CsvSource({
        "my*peer, my%peer",
        "p?nding, p_nding",
        "100%, 100\\%",
        "a_b, a\\_b",
        "a\\*b, a*b",
        "a\\?b, a?b",
        "a\\\\b, a\\\\b",
        "end\\, end\\\\",
    })
    void wildcardsBecomeThoseOfSqlAndEverythingElseStaysAsItIs(String pattern, String like) {
        assertThat(LikePattern.of(TextPattern.wildcard(pattern))).isEqualTo(like);
    }
}
