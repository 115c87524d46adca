package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryStringTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            value = {
                "'' -> ''",
                "a -> a=",
                "a= -> a=",
                "&&b=1&&a=2& -> a=2&b=1",
                "a=b&a=a&a=B -> a=B&a=a&a=b",
                "a=b=c -> a=b%3Dc",
                "a=+&b=%20 -> a=%20&b=%20",
                "a=%2b -> a=%2B",
                "a=%7E%41 -> a=~A",
                "a=(*) -> a=%28%2A%29",
                "a=% -> a=%25",
                "a=%4 -> a=%254",
                "a=%zz -> a=%25zz",
                "a=%C3%a9 -> a=%C3%A9",
                "a.1=x&a.10=y&a.2=z -> a.1=x&a.10=y&a.2=z",
            })
    void isSpelledInOneWay(String raw, String canonical) {
        assertThat(QueryString.parse(raw).canonicalWithout("none")).isEqualTo(canonical);
    }

    @Test
    void leavesOutOneName() {
        QueryString query = QueryString.parse("b=2&X-Amz-Signature=1&a=1");
        assertThat(query.canonicalWithout("X-Amz-Signature")).isEqualTo("a=1&b=2");
    }

    @Test
    void decodesValues() {
        assertThat(QueryString.parse("t=TOKEN%2F%2B%3D%3D&t=%C3%A9").values("t"))
                .containsExactly("é", "TOKEN/+==");
    }
}
