package org.netpeering.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesOfIdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"12345678", "abcdef01", "0123456789abcdef0"})
    void eightOrSeventeenHexadecimalDigitsMakeAnId(String digits) {
        assertThat(new NetId("vpc-" + digits)).hasToString("vpc-" + digits);
        assertThat(new NetPeeringId("pcx-" + digits)).hasToString("pcx-" + digits);
        assertThat(NetId.isValid("vpc-" + digits)).isTrue();
        assertThat(NetPeeringId.isValid("pcx-" + digits)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1234567",
                "123456789",
                "1234567g",
                "ABCDEF01",
                "0123456789abcdef",
                "0123456789abcdef01",
                "12345678 ",
                " 12345678",
                "12345678\n",
                "-2345678",
                "１２３４５６７８"
            })
    void anyOtherDigitsDoNot(String digits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetId("vpc-" + digits))
                .withMessageContaining("'vpc-" + digits + "'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetPeeringId("pcx-" + digits))
                .withMessageContaining("'pcx-" + digits + "'");
    }

    @Test
    void theTwoKindsOfIdsAreNotTakenForEachOther() {
        assertThat(NetId.isValid("pcx-12345678")).isFalse();
        assertThat(NetPeeringId.isValid("vpc-12345678")).isFalse();
        assertThat(NetPeeringId.isValid("PCX-12345678")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012", "000000000000", "000000000001"})
    void anAccountIsTwelveDigitsLeadingZerosIncluded(String digits) {
        assertThat(new AccountId(digits)).hasToString(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345678901",
                "1234567890123",
                "12345678901a",
                "123456789012 ",
                "-12345678901",
                "١٢٣٤٥٦٧٨٩٠١٢"
            })
    void anythingElseIsNoAccount(String text) {
        assertThat(AccountId.isValid(text)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountId(text))
                .withMessageContaining("'" + text + "'");
    }

    @Test
    void idsAreOrderedByTheirText() {
        assertThat(new NetId("vpc-00000001")).isLessThan(new NetId("vpc-00000002"));
        assertThat(new NetPeeringId("pcx-00000001")).isLessThan(new NetPeeringId("pcx-0000000a"));
        assertThat(new AccountId("000000000002")).isGreaterThan(new AccountId("000000000001"));
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsFoundByItsWireName(PeeringStatus status) {
        assertThat(PeeringStatus.ofWireName(status.wireName())).contains(status);
        assertThat(PeeringStatus.ofWireName(status.wireName() + " ")).isEmpty();
        assertThat(status.wireName())
                .isEqualTo(status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
}
