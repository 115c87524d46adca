package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static Parameters parameters(String body) {
        return new Parameters(Form.of(FcuCalls.post(body)), ErrorTexts.OUTSCALE, FcuCalls.SETTINGS.home());
    }

    private static FcuError errorOf(ThrowingCallable reading) {
        FcuRefused refused =
                assertThatExceptionOfType(FcuRefused.class).isThrownBy(reading).actual();
        assertThat(refused.error().status()).isEqualTo(400);
        return refused.error();
    }

    @Test
    void aListIsReadInTheOrderOfItsNumbersWhateverItsGaps() {
        assertThat(parameters("Id.10=c&Id.2=b&Id.1=a").texts("Id")).containsExactly("a", "b", "c");
    }

    @Test
    void aListDoesNotReachIntoItsNeighbours() {
        assertThat(parameters("Id.1=a&Ids.1=b&Id.1.Name=c&Id=d").texts("Id")).containsExactly("a");
    }

    @Test
    void aListOfMoreThanAThousandIsRefused() {
        StringBuilder body = new StringBuilder();
        for (int i = 1; i <= 1001; i++) {
            body.append("Id.").append(i).append("=x&");
        }
        assertThat(errorOf(() -> parameters(body.toString()).texts("Id")).message())
                .contains("1001");
    }

    @Test
    void aParameterThatComesTwiceIsRefused() {
        FcuError error = errorOf(() -> parameters("VpcId=a&VpcId=a"));
        assertThat(error.code()).isEqualTo("InvalidParameter");
        assertThat(error.message()).contains("VpcId");
    }

    @Test
    void aMissingParameterIsNamed() {
        FcuError error = errorOf(() -> parameters("").required("PeerVpcId"));
        assertThat(error.code()).isEqualTo("MissingParameter");
        assertThat(error.message()).isEqualTo("The request must contain the parameter: peerVpcId");
    }

    @Test
    void aNameWithoutAnEqualsSignIsAsGoodAsMissing() {
        assertThat(errorOf(() -> parameters("VpcId").required("VpcId")).code()).isEqualTo("MissingParameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Other=1", "vpcid=1", "Id.0=1", "Id.01=1", "Id.x=1", "Id.99999999999=1", "Id.1.Name=x"})
    void whatNobodyReadIsRefusedByItsName(String body) {
        Parameters parameters = parameters("VpcId=1&" + body);
        parameters.text("VpcId");
        parameters.texts("Id");
        FcuError error = errorOf(parameters::end);
        assertThat(error.code()).isEqualTo("UnknownParameter");
        assertThat(error.message()).contains(body.substring(0, body.indexOf('=')));
    }

    @Test
    void whatIsIgnoredIsIgnoredWithAllBelowIt() {
        Parameters parameters = parameters("Monitoring.Enabled=true&KeyName=x");
        parameters.ignore(Set.of("Monitoring", "KeyName"));
        parameters.end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "TRUE"})
    void aDryRunThatWouldSucceedIsAnError(String yes) {
        FcuRefused refused = assertThatExceptionOfType(FcuRefused.class)
                .isThrownBy(() -> parameters("DryRun=" + yes).endOrDryRun())
                .actual();
        assertThat(refused.error()).isEqualTo(FcuError.dryRun());
    }

    @Test
    void aFlagIsTrueOrFalse() {
        assertThat(errorOf(() -> parameters("DryRun=maybe").endOrDryRun()).message())
                .contains("DryRun")
                .contains("maybe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "1001", "-5", "x", "", "99999999999", "5.0", "٥"})
    void aNumberOutOfItsRangeIsRefused(String number) {
        FcuError error = errorOf(() -> parameters("MaxResults=" + number).number("MaxResults", 5, 1000));
        assertThat(error.code()).isEqualTo("InvalidParameterValue");
        assertThat(error.message()).contains("MaxResults").contains("5 to 1000");
    }
}
