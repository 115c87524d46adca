package org.netpeering.nativeapi;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.Place;
import org.netpeering.edge.StreamedBody;
import org.netpeering.nativeapi.AuditEntryDocument.Column;

/**
 * All entries of a search, page after page, with no more than one page in memory.
 *
 * <p>CSV is that of RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe, since callers choose
 * what stands in some.
 *
 * @param format NDJSON or CSV
 * @param pages the page behind a place, or the first one
 * @param after where to begin, or null
 */
record AuditExport(
        AuditFormat format,
        Function<@Nullable Place, AuditPage> pages,
        @Nullable Place after) implements StreamedBody {
    private static final int BUFFER = 1 << 16;
    private static final String FORMULA = "=+-@\t\r";

    @Override
    public void writeTo(OutputStream response) throws IOException {
        OutputStream out = new BufferedOutputStream(response, BUFFER);
        if (format == AuditFormat.CSV) {
            write(out, AuditEntryDocument.COLUMNS.stream().map(Column::path).collect(Collectors.joining(",")) + "\r\n");
        }
        @Nullable Place place = after;
        do {
            AuditPage page = pages.apply(place);
            for (AuditEntry entry : page.entries()) {
                if (format == AuditFormat.CSV) {
                    write(out, row(entry));
                } else {
                    out.write(Json.bytes(AuditEntryDocument.of(entry)));
                    out.write('\n');
                }
            }
            place = page.next();
        } while (place != null);
        out.flush();
    }

    private static String row(AuditEntry entry) {
        return AuditEntryDocument.COLUMNS.stream()
                        .map(column -> cell(column.text(entry)))
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String text = FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
