package org.netpeering.server.hostile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came back.
 *
 * @param status the HTTP status, or 0 if the server closed the connection without an answer
 * @param head the status line and the headers
 */
record RawAnswer(int status, String head, String body) {
    static final RawAnswer NONE = new RawAnswer(0, "", "");

    private static final Pattern CODE = Pattern.compile("\"[Cc]ode\":\"([^\"]+)\"|<Code>([^<]+)</Code>");
    private static final Pattern REQUEST_ID =
            Pattern.compile("\"[Rr]equestId\":\"([^\"]+)\"|<[Rr]equestI[dD]>([^<]+)</[Rr]equestI[dD]>");

    /** The status and the code of the error, by which answers are told apart. */
    String kind() {
        return status + " " + first(CODE);
    }

    /** The id of the request that the document carries, or nothing. */
    String requestId() {
        return first(REQUEST_ID);
    }

    private String first(Pattern pattern) {
        Matcher matcher = pattern.matcher(body);
        if (!matcher.find()) {
            return "";
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
}
