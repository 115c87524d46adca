package org.netpeering.application.call;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;

/**
 * Who makes a call, and from where; it goes into the metadata of every event that the call causes.
 *
 * @param account the account that owns the access key
 * @param user the named user of the account whose key it is, or null for a key of the account itself
 * @param accessKeyId the access key, never its secret, or null if none signed the call, as when a program embeds the engine
 * @param action the right that the call needs, service and call ({@code api:AcceptNetPeering}), or null as long as nobody
 *     has said what is asked for
 * @param dialect the API through which the call came: {@code oapi}, {@code fcu}, ...
 * @param requestId the id that the answer carries
 * @param sourceIp the address of the caller, or null if it has none, as a program that embeds the engine
 * @param userAgent the program that calls, as it names itself
 * @param traceId the trace that the caller is part of, if it sent one
 */
public record CallContext(
        AccountId account,
        @Nullable String user,
        @Nullable String accessKeyId,
        @Nullable String action,
        String dialect,
        String requestId,
        @Nullable String sourceIp,
        @Nullable String userAgent,
        @Nullable String traceId) {
    /** The dialect of programs that embed the engine. */
    public static final String PROGRAM = "program";

    /** A call of a program that embeds the engine, on behalf of that account, with a request id of its own. */
    public static CallContext ofProgram(AccountId account) {
        return new CallContext(
                account, null, null, null, PROGRAM, UUID.randomUUID().toString(), null, null, null);
    }

    /** The same caller, asking for this. */
    public CallContext doing(String action) {
        return new CallContext(account, user, accessKeyId, action, dialect, requestId, sourceIp, userAgent, traceId);
    }
}
