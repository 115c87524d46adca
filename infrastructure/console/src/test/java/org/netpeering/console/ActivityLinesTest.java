package org.netpeering.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.netpeering.application.audit.Actor;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.Conversation;

class ActivityLinesTest {
    private static AuditEntry entry(String userAgent) {
        return new AuditEntry(
                1,
                Instant.parse("2026-11-27T12:00:00Z"),
                "AcceptNetPeering",
                null,
                null,
                new AuditEntry.Ends(null, null, null, null),
                new Actor("123456789012", null, null, "oapi", "192.0.2.7", userAgent),
                new Conversation("r-1", null, null, null, null, null),
                new AuditEntry.Refused("not-permitted", "A \"quoted\" reason"),
                null,
                null);
    }

    @Test
    void aSpreadsheetDoesNotTakeWhatStrangersWriteForAFormula() {
        assertThat(ActivityLines.csv(entry("=HYPERLINK(1)"))).contains(",\"'=HYPERLINK(1)\",");
        assertThat(ActivityLines.csv(entry("osc-cli"))).contains(",\"osc-cli\",");
    }

    @Test
    void quotesAreDoubledAndEveryLineHasAsManyFieldsAsTheFirst() {
        String line = ActivityLines.csv(entry("a"));

        assertThat(line).contains("\"A \"\"quoted\"\" reason\"").endsWith("\r\n");
        assertThat(line.split("\",\"", -1)).hasSize(ActivityLines.CSV_HEADER.split(",", -1).length);
    }

    @Test
    void jsonLeavesOutWhatIsNotKnown() {
        assertThat(ActivityLines.json(entry("a")))
                .contains("\"refusal\":\"not-permitted\"")
                .doesNotContain("peering")
                .endsWith("}\n");
    }
}
