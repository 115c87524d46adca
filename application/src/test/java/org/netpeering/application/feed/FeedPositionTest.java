package org.netpeering.application.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedPositionTest {
    @Test
    void whatWasWrittenIsReadAgain() {
        FeedPosition position = new FeedPosition(735, 12);

        assertThat(FeedPosition.parse(position.toString())).isEqualTo(position);
        assertThat(FeedPosition.parse("0")).isEqualTo(FeedPosition.BEGINNING);
    }

    @Test
    void theTransactionComesFirstAndNumbersAreNoTexts() {
        assertThat(new FeedPosition(9, 100)).isLessThan(new FeedPosition(10, 1)).isGreaterThan(new FeedPosition(9, 99));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "-", "1-", "-1", "1--1", "a-1", "1-1 ", "1-1-1", "1234567890123456789-1", "١-١"})
    void anythingElseIsNoPosition(String text) {
        assertThat(FeedPosition.isValid(text)).isFalse();
        assertThatThrownBy(() -> FeedPosition.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
