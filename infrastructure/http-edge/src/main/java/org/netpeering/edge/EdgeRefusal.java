package org.netpeering.edge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why the edge turned a request away before any dialect saw it.
 *
 * @param kind what went wrong; each dialect has its own code for it
 * @param message for the person who reads the error: the field at fault, its value, and what to do. Never holds a
 *     secret, a token or a signature. Plain text without control characters, not escaped for any format
 * @param retryAfter when the same call can succeed; the edge tells it in whole seconds, at least one. Null if time does
 *     not help
 */
public record EdgeRefusal(
        Kind kind, String message, @Nullable Duration retryAfter) {

    /** A refusal that no waiting helps against. */
    public EdgeRefusal(Kind kind, String message) {
        this(kind, message, null);
    }

    /** What went wrong. */
    public enum Kind {
        /** Nothing in the request says who calls. */
        MISSING_CREDENTIALS,
        /** The credentials cannot be parsed, or there are two sets of them. */
        UNREADABLE_CREDENTIALS,
        /** No access key has this id. */
        UNKNOWN_KEY,
        /** The signature does not fit the request. */
        WRONG_SIGNATURE,
        /** The signature leaves out a header that it must cover, or its scope does not fit. */
        WRONG_SCOPE_OR_HEADERS,
        /** The date is too far from now, or a presigned request has expired. */
        OUT_OF_TIME,
        /** A token came with a permanent key, or a temporary key came without its token. */
        SESSION_TOKEN,
        /** The {@code Authorization} header uses another scheme than signature version 4. */
        UNSUPPORTED_SCHEME,
        /** The body is larger than the edge takes; found before the caller is known. */
        BODY_TOO_LARGE,
        /** The body did not come, came too slowly, or its chunks are malformed; found before the caller is known. */
        BODY_UNREADABLE,
        /** Too many large bodies are at hand; found before the caller is known. */
        NO_ROOM,
        /** Too many wrong signatures in a row came with this access key from there. */
        LOCKED_OUT,
        /** The account, whose signature is right, calls too often or too much at once. */
        TOO_MANY_CALLS
    }
}
