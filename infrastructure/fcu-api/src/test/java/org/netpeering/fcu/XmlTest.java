package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netpeering.edge.HttpAnswer;

class XmlTest {
    private static FcuAnswer parsed(String document) {
        return FcuAnswer.of(HttpAnswer.of(200, "text/xml", document.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anyTextThatXmlCanHoldComesOutAsItWentIn() {
        String text = "<a href=\"x\">&amp; ]]> 'é' 😀 \t\n\r end";
        assertThat(parsed(Xml.document("r", null, xml -> xml.text("t", text))).text("/r/t"))
                .isEqualTo(text);
    }

    @Test
    void whatXmlCannotHoldIsLeftOut() {
        String text = "a\u0000b\u001bc\ufffed\ud800e";
        assertThat(parsed(Xml.document("r", null, xml -> xml.text("t", text))).text("/r/t"))
                .isEqualTo("abcde");
    }

    @Test
    void anEmptyListIsAnEmptyElement() {
        assertThat(Xml.document("r", null, xml -> xml.set("tagSet", List.of(), (item, tag) -> {})))
                .endsWith("<r><tagSet/></r>");
    }

    @Test
    void aTimeHasMillisecondsAlways() {
        assertThat(Xml.timeText(Instant.parse("2026-11-22T20:15:30Z"))).isEqualTo("2026-11-22T20:15:30.000Z");
        assertThat(Xml.timeText(Instant.parse("2026-11-22T20:15:30.123999Z"))).isEqualTo("2026-11-22T20:15:30.123Z");
    }
}
