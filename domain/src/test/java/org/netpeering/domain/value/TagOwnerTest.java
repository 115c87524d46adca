package org.netpeering.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagOwnerTest {
    private static final AccountId ACCOUNT = new AccountId("123456789012");

    @ParameterizedTest
    @ValueSource(strings = {"123456789012", "123456789012@us-east-2"})
    void whatIsWrittenIsReadAgain(String text) {
        assertThat(TagOwner.parse(text)).hasToString(text);
    }

    @Test
    void tagsOfTheAccountAreThoseOfNoRegion() {
        assertThat(TagOwner.parse("123456789012")).isEqualTo(new TagOwner(ACCOUNT));
        assertThat(TagOwner.parse("123456789012@us-east-2"))
                .isEqualTo(new TagOwner(ACCOUNT, new RegionName("us-east-2")))
                .isGreaterThan(new TagOwner(ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us-east-2", "123456789012@", "@us-east-2", "123456789012@a@b"})
    void anotherTextIsNoOwner(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TagOwner.parse(text));
    }
}
