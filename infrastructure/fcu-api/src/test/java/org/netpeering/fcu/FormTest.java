package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.netpeering.fcu.FcuCalls.post;
import static org.netpeering.fcu.FcuCalls.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.fcu.Form.Entry;

class FormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Value=peer+%C3%A9t%C3%A9+%26+%22q%22 | peer été & \"q\"",
                "Value=%C3%A9+%C3%A0%28b%29%27%21%2A~ | é à(b)'!*~",
                "Value=%C3%A9+%C3%A0%28b%29%27%21*    | é à(b)'!*",
                "Value=%C3%A9%20%C3%A0%28b%29         | é à(b)",
                "Value=%C3%A9+%C3%A0%2Bb+c%26d%3D~%2A | é à+b c&d=~*",
                "Value=a=b                            | a=b",
                "Value=%f0%9F%98%80                   | 😀",
            })
    void everySpellingOfATextIsRead(String body, String text) {
        assertThat(Form.of(post(body)).first("Value")).contains(text);
    }

    @Test
    void aNameAloneHasNoValueAndAnEqualsSignGivesAnEmptyOne() {
        assertThat(Form.of(post("a&b=&c=x")).entries())
                .containsExactly(new Entry("a", null), new Entry("b", ""), new Entry("c", "x"));
    }

    @Test
    void emptyPairsArePassedOver() {
        assertThat(Form.of(post("&a=1&&b=2&")).entries()).hasSize(2);
    }

    @Test
    void theQueryStringIsReadBesideTheBody() {
        assertThat(Form.of(request("POST", "Action=A", "application/x-www-form-urlencoded", "b=1"))
                        .entries())
                .containsExactly(new Entry("Action", "A"), new Entry("b", "1"));
    }

    @Test
    void whatTheQueryStringSaysAboutTheSignatureIsLeftOut() {
        String query = "Action=A&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0&x-osc-date=1";
        assertThat(Form.of(request("GET", query, "", "")).entries()).containsExactly(new Entry("Action", "A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=b%C3", "a=%ff", "%C3=1", "=1", "a=1&=2"})
    void aBrokenFormIsRefused(String body) {
        assertThatExceptionOfType(FcuRefused.class)
                .isThrownBy(() -> Form.of(post(body)))
                .satisfies(refused -> {
                    assertThat(refused.error().status()).isEqualTo(400);
                    assertThat(refused.error().code()).isEqualTo("InvalidParameter");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "multipart/form-data; boundary=x",
                "",
                "application/x-www-form-urlencoded; charset=utf-16"
            })
    void anotherContentTypeIsRefused(String contentType) {
        assertThatExceptionOfType(FcuRefused.class)
                .isThrownBy(() -> Form.of(request("POST", null, contentType, "a=1")))
                .satisfies(refused -> assertThat(refused.error().message()).contains("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "Application/X-WWW-Form-Urlencoded;charset=UTF-8",
                "application/x-www-form-urlencoded; charset=\"utf-8\""
            })
    void everySpellingOfTheContentTypeIsTaken(String contentType) {
        assertThat(Form.of(request("POST", null, contentType, "a=1")).entries()).hasSize(1);
    }
}
