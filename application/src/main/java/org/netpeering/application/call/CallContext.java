package org.netpeering.application.call;

import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;

/**
 * Who makes a call, and from where; it goes into the metadata of every event that the call causes.
 *
 * @param account the account that owns the access key
 * @param accessKeyId the access key, never its secret
 * @param dialect the API through which the call came: {@code oapi}, {@code fcu}, ...
 * @param requestId the id that the answer carries
 * @param sourceIp the address of the caller
 * @param userAgent the program that calls, as it names itself
 * @param traceId the trace that the caller is part of, if it sent one
 */
public record CallContext(
        AccountId account,
        String accessKeyId,
        String dialect,
        String requestId,
        String sourceIp,
        @Nullable String userAgent,
        @Nullable String traceId) {}
