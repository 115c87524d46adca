package org.netpeering.edge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of the signature it made; parsed, not yet believed.
 *
 * @param signature 64 hexadecimal digits, lower case
 * @param expires how long a presigned request is good for; null if the signature is in the header
 * @param sessionToken the token that came along, if any
 */
record Credentials(
        String accessKeyId,
        Scope scope,
        SignedHeaders signedHeaders,
        String signature,
        SignedDate date,
        @Nullable Duration expires,
        @Nullable String sessionToken) {}
