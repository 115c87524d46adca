package org.netpeering.domain.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPatternMatchedTest {
    private static final long SEED = 20_261_122;
    private static final String PATTERN_LETTERS = "ab*?\\";
    private static final String TEXT_LETTERS = "ab*?\\";

    @ParameterizedTest
    @CsvSource({
        "*, '', true",
        "?, '', false",
        "'', '', true",
        "'', a, false",
        "pcx-*, pcx-12345678, true",
        "pcx-????????, pcx-12345678, true",
        "pcx-????????, pcx-1234567, false",
        "*.0/16, 10.0.0.0/16, true",
        "a*b*c, aXbXbXc, true",
        "a*b*c, aXcXb, false",
        "\\*, *, true",
        "\\*, a, false",
        "\\?, ?, true",
        "\\\\, \\, true",
        "a\\, a\\, true",
        "***, abc, true",
        "A*, abc, false"
    })
    void wildcardsStandForWhatTheTableSays(String pattern, String text, boolean matches) {
        assertThat(TextPattern.wildcard(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void withoutWildcardsEveryCharacterStandsForItself() {
        assertThat(TextPattern.exact("a*?\\").matches("a*?\\")).isTrue();
        assertThat(TextPattern.exact("*").matches("a")).isFalse();
    }

    @Test
    void aHundredThousandRandomPatternsMatchAsTheSlowWayDoes() {
        Random random = new Random(SEED);
        int matched = 0;
        for (int i = 0; i < 100_000; i++) {
            String pattern = word(random, PATTERN_LETTERS, 7);
            String text = word(random, TEXT_LETTERS, 7);
            boolean expected = matches(pattern, text);
            assertThat(TextPattern.wildcard(pattern).matches(text))
                    .as("pattern [%s], text [%s], seed %d", pattern, text, SEED)
                    .isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).isGreaterThan(5_000);
    }

    @Test
    void anOpeningIsPossibleIfSomeTextThatBeginsLikeThisMatches() {
        Random random = new Random(SEED);
        List<String> tails = words(TEXT_LETTERS, 4);
        int possible = 0;
        for (int i = 0; i < 3_000; i++) {
            String pattern = word(random, PATTERN_LETTERS, 4);
            String opening = word(random, TEXT_LETTERS, 3);
            boolean expected = tails.stream().anyMatch(tail -> matches(pattern, opening + tail));
            assertThat(TextPattern.wildcard(pattern).canBeginWith(opening))
                    .as("pattern [%s], opening [%s], seed %d", pattern, opening, SEED)
                    .isEqualTo(expected);
            possible += expected ? 1 : 0;
        }
        assertThat(possible).isBetween(500, 2_500);
        assertThat(TextPattern.exact("Active").canBeginWith("Act")).isTrue();
        assertThat(TextPattern.exact("*").canBeginWith("Act")).isFalse();
    }

    /** All of them up to that length. */
    private static List<String> words(String letters, int longest) {
        List<String> words = new ArrayList<>(List.of(""));
        for (int from = 0, length = 1; length <= longest; length++) {
            int to = words.size();
            for (; from < to; from++) {
                for (char letter : letters.toCharArray()) {
                    words.add(words.get(from) + letter);
                }
            }
        }
        return words;
    }

    /** The meaning of a pattern as one would define it: head and rest. */
    private static boolean matches(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        char head = pattern.charAt(0);
        if (head == '*') {
            return matches(pattern.substring(1), text) || (!text.isEmpty() && matches(pattern, text.substring(1)));
        }
        if (text.isEmpty()) {
            return false;
        }
        if (head == '\\' && pattern.length() > 1) {
            return pattern.charAt(1) == text.charAt(0) && matches(pattern.substring(2), text.substring(1));
        }
        return (head == '?' || head == text.charAt(0)) && matches(pattern.substring(1), text.substring(1));
    }

    private static String word(Random random, String letters, int longest) {
        StringBuilder word = new StringBuilder();
        int length = random.nextInt(longest + 1);
        for (int i = 0; i < length; i++) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
