package org.netpeering.application.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.domain.value.AccountId;

/**
 * Who did it, as the metadata of commands and events says.
 *
 * @param account the account of the caller, or {@link CallMetadata#ENGINE} if nobody asked
 * @param user the named user of that account, if it was one
 * @param accessKeyId the access key, never its secret
 * @param dialect the API through which the call came, or {@link CallMetadata#ENGINE}
 * @param sourceIp the address of the caller
 * @param userAgent the program of the caller, as it names itself
 */
public record Actor(
        String account,
        @Nullable String user,
        @Nullable String accessKeyId,
        String dialect,
        @Nullable String sourceIp,
        @Nullable String userAgent) {

    static Actor of(Map<String, ?> metadata) {
        return new Actor(
                text(metadata, CallMetadata.CALLER_ACCOUNT, CallMetadata.ENGINE),
                text(metadata, CallMetadata.USER),
                text(metadata, CallMetadata.ACCESS_KEY_ID),
                text(metadata, CallMetadata.DIALECT, CallMetadata.ENGINE),
                text(metadata, CallMetadata.SOURCE_IP),
                text(metadata, CallMetadata.USER_AGENT));
    }

    /** The same as another account may see it: the account, and nothing of whom it employs and how they work. */
    Actor seenBy(AccountId viewer) {
        return account.equals(viewer.value()) ? this : new Actor(account, null, null, dialect, null, null);
    }

    static @Nullable String text(Map<String, ?> metadata, String key) {
        Object value = metadata.get(key);
        return value == null ? null : value.toString();
    }

    private static String text(Map<String, ?> metadata, String key, String otherwise) {
        String value = text(metadata, key);
        return value == null ? otherwise : value;
    }
}
