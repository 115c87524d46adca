package org.netpeering.fcu;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.HttpCall;

/**
 * The names and values of a request, from its query string and its body: decoded, in the order sent, not yet understood.
 *
 * <p>What a presigned query says about its signature is not among them.
 */
record Form(List<Entry> entries) {
    Form {
        entries = List.copyOf(entries);
    }

    /**
     * A name and what came with it.
     *
     * @param value null if the name stood alone, without an equals sign
     */
    record Entry(String name, @Nullable String value) {
        private boolean isAboutTheSignature() {
            return name.regionMatches(true, 0, "X-Amz-", 0, 6) || name.regionMatches(true, 0, "X-Osc-", 0, 6);
        }
    }

    /** Reads strictly: a broken escape, a NUL, or text that is not UTF-8 is refused. */
    static Form of(HttpCall call) {
        List<Entry> entries = new ArrayList<>();
        String query = call.rawQuery();
        if (query != null) {
            entries.addAll(parse(query.getBytes(StandardCharsets.UTF_8)));
            entries.removeIf(Entry::isAboutTheSignature);
        }
        if (call.body().length > 0) {
            FormContentType.check(call);
            entries.addAll(parse(call.body()));
        }
        return new Form(entries);
    }

    /** The value of the first entry of that name. */
    Optional<String> first(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .flatMap(entry -> Optional.ofNullable(entry.value()));
    }

    private static List<Entry> parse(byte[] raw) {
        List<Entry> entries = new ArrayList<>();
        int start = 0;
        while (start <= raw.length) {
            int end = indexOf(raw, '&', start, raw.length);
            if (end > start) {
                entries.add(entry(raw, start, end));
            }
            start = end + 1;
        }
        return entries;
    }

    private static Entry entry(byte[] raw, int start, int end) {
        int equals = indexOf(raw, '=', start, end);
        String name = decode(raw, start, equals);
        if (name.isEmpty()) {
            throw FcuError.invalidRequest("The request has a value without a parameter name before the equals sign")
                    .asException();
        }
        return new Entry(name, equals == end ? null : decode(raw, equals + 1, end));
    }

    private static int indexOf(byte[] raw, char wanted, int start, int end) {
        int at = start;
        while (at < end && raw[at] != wanted) {
            at++;
        }
        return at;
    }

    private static String decode(byte[] raw, int start, int end) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(end - start);
        for (int at = start; at < end; at++) {
            if (raw[at] != '%') {
                plain.write(raw[at] == '+' ? ' ' : raw[at]);
            } else if (at + 2 < end && HexFormat.isHexDigit(raw[at + 1]) && HexFormat.isHexDigit(raw[at + 2])) {
                plain.write(HexFormat.fromHexDigit(raw[at + 1]) << 4 | HexFormat.fromHexDigit(raw[at + 2]));
                at += 2;
            } else {
                throw unreadable(raw, start, end, "a percent sign is followed by two hexadecimal digits");
            }
        }
        String text = inUtf8(plain.toByteArray(), raw, start, end);
        if (text.indexOf('\0') >= 0) {
            throw unreadable(raw, start, end, "NUL characters are left out");
        }
        return text;
    }

    private static String inUtf8(byte[] plain, byte[] raw, int start, int end) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable(raw, start, end, "text is sent in UTF-8");
        }
    }

    private static FcuRefused unreadable(byte[] raw, int start, int end, String rule) {
        String sent = new String(raw, start, end - start, StandardCharsets.ISO_8859_1);
        return FcuError.invalidRequest("Cannot decode '" + sent + "' in the request: " + rule)
                .asException();
    }
}
