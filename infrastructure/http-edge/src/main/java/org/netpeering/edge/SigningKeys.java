package org.netpeering.edge;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Derives the key of a scope from a secret, and remembers the recent ones: a caller keeps its key for a day. */
final class SigningKeys {
    private static final int LIMIT = 1024;

    private final Map<Origin, byte[]> recent = new ConcurrentHashMap<>();

    /** What a key is derived from, so that a changed secret is never mistaken for the old one. */
    private record Origin(String accessKeyId, String secret, Scope scope) {}

    byte[] derive(String accessKeyId, String secret, Scope scope) {
        Origin origin = new Origin(accessKeyId, secret, scope);
        byte @Nullable [] known = recent.get(origin);
        if (known != null) {
            return known;
        }
        byte[] derived = chain(secret, scope);
        if (recent.size() >= LIMIT) {
            recent.clear();
        }
        recent.put(origin, derived);
        return derived;
    }

    private static byte[] chain(String secret, Scope scope) {
        byte[] key = (scope.spelling().secretPrefix() + secret).getBytes(StandardCharsets.UTF_8);
        key = Sha256.hmac(key, scope.day());
        key = Sha256.hmac(key, scope.region());
        key = Sha256.hmac(key, scope.service());
        return Sha256.hmac(key, scope.spelling().terminator());
    }
}
