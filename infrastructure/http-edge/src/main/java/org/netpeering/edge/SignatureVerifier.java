package org.netpeering.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.EdgeRefusal.Kind;

/**
 * Finds out whose key signed a request.
 *
 * <p>Takes signature version 4 in both spellings, in the header or in the query string, whatever verb or API it is for.
 * Safe for use by many threads. The time that a refusal takes does not tell an unknown key from a wrong signature.
 */
public final class SignatureVerifier {
    private static final String CONTENT_HASH = "X-Amz-Content-Sha256";
    private static final String NO_SECRET = "0".repeat(40);

    private final AccessKeys keys;
    private final ScopeRule scopeRule;
    private final TimeRule timeRule;
    private final LockOut lockOut;
    private final SigningKeys signingKeys = new SigningKeys();

    /** Locks nobody out. */
    public SignatureVerifier(AccessKeys keys, InstantSource clock, SignaturePolicy policy) {
        this(keys, clock, policy, new LockOut(0, clock));
    }

    /**
     * @param keys the keys that may sign
     * @param clock what requests must be in time for
     * @param policy how strictly to judge
     * @param lockOut who is not even looked at
     */
    public SignatureVerifier(AccessKeys keys, InstantSource clock, SignaturePolicy policy, LockOut lockOut) {
        this.keys = keys;
        this.lockOut = lockOut;
        this.scopeRule = new ScopeRule(policy);
        this.timeRule = new TimeRule(clock, policy.skew());
    }

    /** Whether the request names anybody at all, believable or not. */
    boolean comesWithCredentials(HttpCall call) {
        return call.header(AuthorizationHeader.NAME).isPresent()
                || PresignedQuery.in(queryOf(call)).isPresent();
    }

    Verdict verify(HttpCall call) {
        try {
            return new Verdict.Signed(signerOf(call));
        } catch (Refused refused) {
            return new Verdict.Unsigned(refused.refusal());
        }
    }

    private AccessKey signerOf(HttpCall call) throws Refused {
        QueryString query = queryOf(call);
        Optional<PresignedQuery> presigned = PresignedQuery.in(query);
        Credentials credentials = credentialsOf(call, presigned);
        lockOut.check(credentials.accessKeyId(), call.remoteAddress());
        credentials.signedHeaders().check(call);
        scopeRule.check(credentials);
        timeRule.check(credentials);

        List<String> queries = presigned
                .map(signed -> List.of(query.canonicalWithout(signed.signatureName())))
                .orElseGet(() -> QuerySpellings.of(call, query));
        String bodyHash = Sha256.hex(call.body());
        @Nullable AccessKey key = keys.find(credentials.accessKeyId()).orElse(null);
        // An unknown key is worked out with a secret of no one, so that it takes as long as a wrong signature.
        byte[] signingKey = key == null
                ? signingKeys.derive("", NO_SECRET, credentials.scope())
                : signingKeys.derive(key.id(), key.secret(), credentials.scope());
        boolean fits = fits(call, credentials, signingKey, queries, bodyHash);
        if (key == null) {
            lockOut.failed(credentials.accessKeyId(), call.remoteAddress());
            throw new Refused(
                    Kind.UNKNOWN_KEY,
                    "Access key " + PlainText.quoted(credentials.accessKeyId())
                            + " is not known here. Check its id, and that this endpoint is the one it was made for.");
        }
        checkContentHash(call, bodyHash);
        if (!fits) {
            lockOut.failed(credentials.accessKeyId(), call.remoteAddress());
            throw new Refused(
                    Kind.WRONG_SIGNATURE,
                    "The signature made with access key " + PlainText.quoted(credentials.accessKeyId()) + " for scope "
                            + PlainText.quoted(credentials.scope().toString()) + " and SignedHeaders "
                            + PlainText.quoted(credentials.signedHeaders().text())
                            + " does not fit this " + call.method()
                            + " request. Check the secret key, and that nothing on the way changes the request.");
        }
        SessionTokenRule.check(key, credentials.sessionToken());
        lockOut.succeeded(credentials.accessKeyId(), call.remoteAddress());
        return key;
    }

    private static QueryString queryOf(HttpCall call) {
        @Nullable String raw = call.rawQuery();
        return QueryString.parse(raw == null ? "" : raw);
    }

    private static Credentials credentialsOf(HttpCall call, Optional<PresignedQuery> presigned) throws Refused {
        boolean isInHeader = call.header(AuthorizationHeader.NAME).isPresent();
        if (isInHeader && presigned.isPresent()) {
            throw new Refused(
                    Kind.UNREADABLE_CREDENTIALS,
                    "The request is signed twice, in the Authorization header and in the query string. Send one.");
        }
        if (isInHeader) {
            return AuthorizationHeader.read(call);
        }
        if (presigned.isPresent()) {
            return presigned.get().read();
        }
        throw new Refused(
                Kind.MISSING_CREDENTIALS,
                "The request is not signed. Send an Authorization header with AWS4-HMAC-SHA256 or OSC4-HMAC-SHA256.");
    }

    private static boolean fits(
            HttpCall call, Credentials credentials, byte[] signingKey, List<String> queries, String bodyHash) {
        return queries.stream().anyMatch(query -> fits(call, credentials, signingKey, query, bodyHash));
    }

    private static boolean fits(
            HttpCall call, Credentials credentials, byte[] signingKey, String canonicalQuery, String bodyHash) {
        Scope scope = credentials.scope();
        byte[] claimed = credentials.signature().getBytes(StandardCharsets.US_ASCII);
        for (String host : HostSpellings.of(call)) {
            String stringToSign = scope.spelling().algorithm() + "\n"
                    + credentials.date().text() + "\n"
                    + scope + "\n"
                    + CanonicalRequest.hash(call, canonicalQuery, credentials.signedHeaders(), host, bodyHash);
            String expected = HexFormat.of().formatHex(Sha256.hmac(signingKey, stringToSign));
            if (MessageDigest.isEqual(claimed, expected.getBytes(StandardCharsets.US_ASCII))) {
                return true;
            }
        }
        return false;
    }

    private static void checkContentHash(HttpCall call, String bodyHash) throws Refused {
        List<String> values = call.headers(CONTENT_HASH);
        for (String value : values) {
            if (!value.strip().toLowerCase(Locale.ROOT).equals(bodyHash)) {
                throw new Refused(
                        Kind.WRONG_SIGNATURE,
                        CONTENT_HASH + " " + PlainText.quoted(value) + " is not the SHA-256 of the body received, '"
                                + bodyHash + "'. Sign the body that is sent.");
            }
        }
    }
}
