package org.netpeering.edge;

import java.util.List;
import org.netpeering.edge.EdgeRefusal.Kind;

/**
 * The headers that a signature covers, in the order in which the caller signed them.
 *
 * @param text as the caller wrote it, names separated by semicolons
 */
record SignedHeaders(String text, List<String> names) {

    static SignedHeaders parse(String text) throws Refused {
        SignedHeaders signed = new SignedHeaders(text, List.of(text.split(";", -1)));
        for (int i = 0; i < signed.names.size(); i++) {
            String name = signed.names.get(i);
            if (name.isBlank() || signed.indexOf(name) != i) {
                throw new Refused(
                        Kind.UNREADABLE_CREDENTIALS,
                        "SignedHeaders " + PlainText.quoted(text)
                                + " must be header names separated by semicolons, each named once.");
            }
        }
        return signed;
    }

    boolean contains(String name) {
        return indexOf(name) >= 0;
    }

    private int indexOf(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Refuses a signature that leaves out the host or an {@code X-Amz-} header, or covers what was not sent. */
    void check(HttpCall call) throws Refused {
        if (!contains("host")) {
            throw unfit("Header 'Host' is not signed", "Sign at least host and the date.");
        }
        for (HttpHeader header : call.headers()) {
            if (isBinding(header.name()) && !contains(header.name())) {
                throw unfit(
                        "Header " + PlainText.quoted(header.name()) + " is sent but not signed",
                        "Sign every X-Amz- header that is sent.");
            }
        }
        for (String name : names) {
            if (call.header(name).isEmpty()) {
                throw unfit(
                        "Header " + PlainText.quoted(name) + " is signed but was not received",
                        "A proxy may have dropped it.");
            }
        }
    }

    private static boolean isBinding(String name) {
        return name.regionMatches(true, 0, "x-amz-", 0, "x-amz-".length());
    }

    private Refused unfit(String fault, String advice) {
        return new Refused(
                Kind.WRONG_SCOPE_OR_HEADERS, fault + " (SignedHeaders " + PlainText.quoted(text) + "). " + advice);
    }
}
