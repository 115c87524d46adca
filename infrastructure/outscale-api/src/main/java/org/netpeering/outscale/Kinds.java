package org.netpeering.outscale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.edge.PlainText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of values that stand in requests. */
final class Kinds {
    /** How many values an array may have. */
    static final int MOST_VALUES = 1000;

    private static final int ACCOUNT_DIGITS = 12;
    private static final int LONGEST_MESSAGE = 300;
    private static final Pattern DIGITS_OF_ID = Pattern.compile("[0-9a-f]{8}|[0-9a-f]{17}");
    private static final String NET_PREFIX = "vpc";
    private static final String PEERING_PREFIX = "pcx";

    /** Any text that can be stored: no NUL, no half of a surrogate pair. */
    static final Kind<String> TEXT = (field, node) -> {
        if (!node.isString()) {
            throw wrongType(field, node, "a string");
        }
        String text = node.stringValue();
        if (!isStorable(text)) {
            throw CallRefused.value(
                    ErrorCode.INVALID_VALUE, field, text, "Leave out NUL characters and unpaired surrogates.");
        }
        return text;
    };

    static final Kind<Boolean> BOOLEAN = (field, node) -> {
        if (!node.isBoolean()) {
            throw wrongType(field, node, "true or false");
        }
        return node.booleanValue();
    };

    /** Compared as text, so any text will do; a number is taken for an account id whose leading zeros were lost. */
    static final Kind<String> ACCOUNT_TEXT =
            (field, node) -> node.isIntegralNumber() ? padded(field, node) : TEXT.read(field, node);

    /** An account id. Some clients send it as a number (OAPI contract, 0), which loses its leading zeros. */
    static final Kind<AccountId> ACCOUNT = (field, node) -> {
        String text = ACCOUNT_TEXT.read(field, node);
        if (!AccountId.isValid(text)) {
            throw CallRefused.value(ErrorCode.INVALID_VALUE, field, text, "An account id has 12 digits.");
        }
        return new AccountId(text);
    };

    static final Kind<NetId> NET_ID = (field, node) -> new NetId(id(NET_PREFIX).read(field, node));

    static final Kind<NetPeeringId> PEERING_ID =
            (field, node) -> new NetPeeringId(id(PEERING_PREFIX).read(field, node));

    static final Kind<CidrBlock> RANGE = (field, node) -> {
        String text = TEXT.read(field, node);
        try {
            return CidrBlock.parse(text);
        } catch (IllegalArgumentException e) {
            throw CallRefused.value(
                    ErrorCode.INVALID_BLOCK,
                    field,
                    text,
                    PlainText.printable(String.valueOf(e.getMessage()), LONGEST_MESSAGE));
        }
    };

    private Kinds() {}

    /** A resource id: that prefix, a dash, and 8 or 17 hexadecimal digits. */
    static Kind<String> id(String prefix) {
        String start = prefix + "-";
        return (field, node) -> {
            String text = TEXT.read(field, node);
            if (!text.startsWith(start)
                    || !DIGITS_OF_ID.matcher(text.substring(start.length())).matches()) {
                throw CallRefused.value(
                        ErrorCode.MALFORMED_ID,
                        field,
                        text,
                        "An id of this kind is '" + start + "' and 8 hexadecimal digits in lower case.");
            }
            return text;
        };
    }

    /** A text of at most so many characters, counted in code points. */
    static Kind<String> text(int longest) {
        return (field, node) -> {
            String text = TEXT.read(field, node);
            if (isLonger(text, longest)) {
                throw CallRefused.value(
                        ErrorCode.INVALID_LENGTH, field, text, "It may have at most " + longest + " characters.");
            }
            return text;
        };
    }

    /** One of these words. */
    static Kind<String> oneOf(String... words) {
        List<String> known = List.of(words);
        return (field, node) -> {
            String text = TEXT.read(field, node);
            if (!known.contains(text)) {
                throw CallRefused.value(
                        ErrorCode.INVALID_VALUE, field, text, "Known are " + String.join(", ", known) + ".");
            }
            return text;
        };
    }

    /** A whole number within these bounds, both included. */
    static Kind<Integer> integer(int least, int most) {
        return (field, node) -> {
            if (!node.isIntegralNumber()) {
                throw wrongType(field, node, "a whole number");
            }
            if (!node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
                throw CallRefused.value(
                        ErrorCode.INVALID_VALUE,
                        field,
                        node.toString(),
                        "Send a number from " + least + " to " + most + ".");
            }
            return node.intValue();
        };
    }

    /** An array of such values, of at most {@link #MOST_VALUES}; it may be empty. */
    static <T> Kind<List<T>> listOf(Kind<T> kind) {
        return (field, node) -> {
            if (!(node instanceof ArrayNode array)) {
                throw wrongType(field, node, "an array");
            }
            if (array.size() > MOST_VALUES) {
                throw new CallRefused(
                        ErrorCode.TOO_MANY_VALUES,
                        "The parameter " + field + " has " + array.size() + " values; send at most " + MOST_VALUES);
            }
            List<T> values = new ArrayList<>(array.size());
            for (JsonNode value : array) {
                values.add(kind.read(field + "[" + values.size() + "]", value));
            }
            return List.copyOf(values);
        };
    }

    /** An array with at least one such value. */
    static <T> Kind<List<T>> filledListOf(Kind<T> kind) {
        Kind<List<T>> list = listOf(kind);
        return (field, node) -> {
            List<T> values = list.read(field, node);
            if (values.isEmpty()) {
                throw Shape.missing(field + "[0]");
            }
            return values;
        };
    }

    /** An object of that shape. */
    static Kind<Arguments> object(Shape shape) {
        return (field, node) -> {
            if (!(node instanceof ObjectNode object)) {
                throw wrongType(field, node, "an object");
            }
            return shape.read(field + ".", object);
        };
    }

    static boolean isLonger(String text, int codePoints) {
        return text.codePointCount(0, text.length()) > codePoints;
    }

    private static String padded(String field, JsonNode number) {
        String digits = number.toString();
        if (digits.length() > ACCOUNT_DIGITS || digits.startsWith("-")) {
            throw CallRefused.value(ErrorCode.INVALID_VALUE, field, digits, "An account id has 12 digits.");
        }
        return "0".repeat(ACCOUNT_DIGITS - digits.length()) + digits;
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static CallRefused wrongType(String field, JsonNode node, String expected) {
        String found = node.getNodeType().name().toLowerCase(Locale.ROOT);
        String value = node.isContainer() ? "" : " " + PlainText.quoted(node.toString());
        return new CallRefused(
                ErrorCode.INVALID_TYPE,
                "The parameter " + field + " must be " + expected + ", but it is of type " + found + value);
    }
}
