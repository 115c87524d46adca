package org.netpeering.outscale;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.PlainText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request: one JSON object in UTF-8. An empty body stands for an object without fields (OAPI contract, 0). */
final class RequestBody {
    private static final Pattern JSON_IN_UTF_8 =
            Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*(utf-?8|\"utf-?8\")\\s*)?;?");

    private RequestBody() {}

    static ObjectNode of(HttpCall call) {
        checkContentType(call);
        String text = text(call.body());
        if (text.isBlank()) {
            return Json.object();
        }
        if (parse(text) instanceof ObjectNode body) {
            return body;
        }
        throw new CallRefused(
                ErrorCode.INVALID_PARAMETER, "The body is JSON but not an object; send the parameters as {...}");
    }

    private static void checkContentType(HttpCall call) {
        String contentType = call.header("Content-Type").orElse("");
        boolean fits = contentType.isEmpty()
                ? call.body().length == 0
                : JSON_IN_UTF_8
                        .matcher(contentType.strip().toLowerCase(Locale.ROOT))
                        .matches();
        if (!fits) {
            throw new CallRefused(
                    ErrorCode.INVALID_PARAMETER,
                    "The header Content-Type is " + PlainText.quoted(contentType) + "; send application/json in UTF-8");
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CallRefused(ErrorCode.INVALID_PARAMETER, "The body is not valid UTF-8; send JSON in UTF-8");
        }
    }

    private static JsonNode parse(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new CallRefused(
                    ErrorCode.INVALID_PARAMETER,
                    "The body is not valid JSON" + place(e.getLocation())
                            + "; send one object, each field once, nested at most " + Json.MOST_NESTED + " deep");
        }
    }

    private static String place(TokenStreamLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
