package org.netpeering.edge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.netpeering.edge.EdgeRefusal.Kind;

/** Reads the signature that came in the query string. */
final class PresignedQuery {
    private static final List<String> PREFIXES = List.of("X-Amz-", "X-Osc-");
    private static final List<String> MARKS = List.of("Algorithm", "Credential", "Signature");
    private static final int LONGEST_EXPIRY = 604_800;
    private static final int EXPIRY_DIGITS = 6;

    private final QueryString query;
    private final String prefix;

    private PresignedQuery(QueryString query, String prefix) {
        this.query = query;
        this.prefix = prefix;
    }

    /** The presigned parameters; empty if the query string carries no trace of a signature. */
    static Optional<PresignedQuery> in(QueryString query) {
        for (String prefix : PREFIXES) {
            for (String mark : MARKS) {
                if (!query.values(prefix + mark).isEmpty()) {
                    return Optional.of(new PresignedQuery(query, prefix));
                }
            }
        }
        return Optional.empty();
    }

    /** The parameter that the signature cannot cover: its own. */
    String signatureName() {
        return prefix + "Signature";
    }

    Credentials read() throws Refused {
        String algorithm = one("Algorithm");
        Spelling spelling = Spelling.ofAlgorithm(algorithm)
                .orElseThrow(() -> new Refused(
                        Kind.UNSUPPORTED_SCHEME,
                        prefix + "Algorithm " + PlainText.quoted(algorithm)
                                + " is not known. Use AWS4-HMAC-SHA256 or OSC4-HMAC-SHA256."));
        String credential = one("Credential");
        return new Credentials(
                Scope.accessKeyIdOf(credential),
                Scope.ofCredential(spelling, credential),
                SignedHeaders.parse(one("SignedHeaders")),
                Signature.parse(one("Signature")),
                SignedDate.parse(prefix + "Date", one("Date")),
                expires(one("Expires")),
                atMostOne("Security-Token").orElse(null));
    }

    private Duration expires(String text) throws Refused {
        if (!text.isEmpty() && text.length() <= EXPIRY_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int seconds = Integer.parseInt(text);
            if (seconds >= 1 && seconds <= LONGEST_EXPIRY) {
                return Duration.ofSeconds(seconds);
            }
        }
        throw new Refused(
                Kind.UNREADABLE_CREDENTIALS,
                prefix + "Expires " + PlainText.quoted(text) + " is not a number of seconds from 1 to " + LONGEST_EXPIRY
                        + ".");
    }

    private String one(String name) throws Refused {
        return atMostOne(name)
                .orElseThrow(() -> new Refused(
                        Kind.UNREADABLE_CREDENTIALS, "The query string is signed, but lacks " + prefix + name + "."));
    }

    private Optional<String> atMostOne(String name) throws Refused {
        List<String> values = query.values(prefix + name);
        if (values.size() > 1) {
            throw new Refused(
                    Kind.UNREADABLE_CREDENTIALS, "The query string holds " + prefix + name + " more than once.");
        }
        return values.stream().findFirst();
    }
}
