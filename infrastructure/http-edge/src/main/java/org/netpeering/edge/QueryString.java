package org.netpeering.edge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a query string, spelled in the one way in which signatures spell them. */
final class QueryString {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final List<String> OF_SIGNATURES = List.of("X-Amz-", "X-Osc-");

    private final List<Parameter> sorted;

    private QueryString(List<Parameter> sorted) {
        this.sorted = sorted;
    }

    private record Parameter(String name, String value) {}

    /** Reads any text: a percent sign that starts no escape stands for itself. */
    static QueryString parse(String raw) {
        List<Parameter> parameters = new ArrayList<>();
        int start = 0;
        while (start < raw.length()) {
            int end = endOf(raw, start);
            if (end > start) {
                parameters.add(parameter(raw.substring(start, end)));
            }
            start = end + 1;
        }
        parameters.sort(Comparator.comparing(Parameter::name).thenComparing(Parameter::value));
        return new QueryString(parameters);
    }

    private static int endOf(String raw, int start) {
        int ampersand = raw.indexOf('&', start);
        return ampersand < 0 ? raw.length() : ampersand;
    }

    private static Parameter parameter(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0
                ? new Parameter(encode(decode(pair)), "")
                : new Parameter(encode(decode(pair.substring(0, equals))), encode(decode(pair.substring(equals + 1))));
    }

    /** The decoded values of a parameter whose name needs no escaping. */
    List<String> values(String name) {
        List<String> values = new ArrayList<>(1);
        for (Parameter parameter : sorted) {
            if (parameter.name.equals(name)) {
                values.add(new String(decode(parameter.value), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    /** All decoded parameters but those of the two spellings of a signature. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (Parameter parameter : sorted) {
            String name = new String(decode(parameter.name), StandardCharsets.UTF_8);
            if (OF_SIGNATURES.stream().noneMatch(name::startsWith)) {
                parameters
                        .computeIfAbsent(name, first -> new ArrayList<>(1))
                        .add(new String(decode(parameter.value), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    /** Sorted and escaped, without the parameters of this name. */
    String canonicalWithout(String name) {
        StringBuilder text = new StringBuilder();
        for (Parameter parameter : sorted) {
            if (!parameter.name.equals(name)) {
                text.append(text.isEmpty() ? "" : "&")
                        .append(parameter.name)
                        .append('=')
                        .append(parameter.value);
            }
        }
        return text.toString();
    }

    private static byte[] decode(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && isEscape(bytes, i)) {
                plain.write(HexFormat.fromHexDigit(bytes[i + 1]) << 4 | HexFormat.fromHexDigit(bytes[i + 2]));
                i += 2;
            } else {
                plain.write(bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return plain.toByteArray();
    }

    private static boolean isEscape(byte[] bytes, int percent) {
        return percent + 2 < bytes.length
                && HexFormat.isHexDigit(bytes[percent + 1])
                && HexFormat.isHexDigit(bytes[percent + 2]);
    }

    private static String encode(byte[] plain) {
        StringBuilder text = new StringBuilder(plain.length + 16);
        for (byte b : plain) {
            if (isUnreserved(b)) {
                text.append((char) b);
            } else {
                HEX.toHexDigits(text.append('%'), b);
            }
        }
        return text.toString();
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '_'
                || b == '.'
                || b == '~';
    }
}
