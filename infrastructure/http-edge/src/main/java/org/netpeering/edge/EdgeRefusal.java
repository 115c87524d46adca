package org.netpeering.edge;

/**
 * Why the edge turned a request away before any dialect saw it.
 *
 * @param kind what went wrong; each dialect has its own code for it
 * @param message for the person who reads the error: the field at fault, its value, and what to do. Never holds a
 *     secret, a token or a signature. Plain text without control characters, not escaped for any format
 */
public record EdgeRefusal(Kind kind, String message) {

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
        BODY_TOO_LARGE
    }
}
