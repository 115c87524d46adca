package org.netpeering.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 4294967296",
        "128.0.0.0/1, 2147483648",
        "10.0.0.0/8, 16777216",
        "10.0.0.0/16, 65536",
        "172.16.0.0/12, 1048576",
        "192.168.1.0/24, 256",
        "192.168.1.16/28, 16",
        "255.255.255.254/31, 2",
        "255.255.255.255/32, 1",
        "0.0.0.0/32, 1"
    })
    void aRangeIsReadCountedAndPrintedAsItStands(String text, long size) {
        assertThat(CidrBlock.parse(text)).hasToString(text);
        assertThat(CidrBlock.parse(text).size()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "10.0.0.0",
                "10.0.0.0/",
                "/16",
                "10.0.0/16",
                "10.0.0.0.0/16",
                "10.0.0.0/33",
                "10.0.0.0/99",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/016",
                "256.0.0.0/8",
                "10.0.0.999/32",
                "10.00.0.0/16",
                "010.0.0.0/16",
                "10.0.0.0/16 ",
                " 10.0.0.0/16",
                "10.0.0.0/16\n",
                "10.0.0.0 /16",
                "10,0,0,0/16",
                "0x0a.0.0.0/16",
                "١٠.0.0.0/16",
                "::/0",
                "2001:db8::/32",
                "10.0.0.1/16",
                "10.0.0.1/31",
                "128.0.0.0/0",
                "99999999999.0.0.0/8",
                "-1.0.0.0/8"
            })
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CidrBlock.parse(text))
                .withMessageContaining("");
    }

    @Test
    void theMessageOffersTheRangeThatWasMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CidrBlock.parse("10.0.3.7/16"))
                .withMessage("'10.0.3.7/16' is not the start of its range; did you mean '10.0.0.0/16'?");
    }

    @Test
    void everyPrefixLengthRoundTrips() {
        for (int prefix = 0; prefix <= 32; prefix++) {
            int address = prefix == 0 ? 0 : -1 << (32 - prefix);
            CidrBlock block = new CidrBlock(address, prefix);
            assertThat(CidrBlock.parse(block.toString())).isEqualTo(block);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new CidrBlock(0, 33));
        assertThatIllegalArgumentException().isThrownBy(() -> new CidrBlock(0, -1));
    }
}
