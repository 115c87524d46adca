package org.netpeering.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagSelectedTest {
    @ParameterizedTest
    @CsvSource({
        "Name, , true",
        "Name, blue, true",
        "Name, Blue, false",
        "Name, '', false",
        "name, , false",
        "Nam, , false",
        "Name2, blue, false"
    })
    void aTagIsSelectedByItsKeyAndByItsValueIfOneIsGiven(String key, @Nullable String value, boolean selected) {
        assertThat(new TagSelector(key, value).selects(new Tag("Name", "blue"))).isEqualTo(selected);
    }

    @Test
    void anEmptyValueSelectsTheEmptyValueOnly() {
        assertThat(new TagSelector("k", "").selects(new Tag("k", ""))).isTrue();
        assertThat(new TagSelector("k", "").selects(new Tag("k", "v"))).isFalse();
    }

    @Test
    void aTagHasAKey() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tag("", "value"));
    }
}
