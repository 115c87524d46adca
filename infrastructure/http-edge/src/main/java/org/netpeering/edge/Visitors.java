package org.netpeering.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.value.AccountId;

/**
 * People who call with a browser: the same keys, locks, limits and origins as for signed calls, without signatures; or users with
 * their passwords.
 *
 * <p>Whoever has shown its secret once is remembered by the caller of this class, by account and key id. A key that is switched
 * off meanwhile is not known any more, and may do nothing; nor is a user whose password has changed.
 */
public final class Visitors {
    private static final int USER_AGENT_LENGTH = 256;

    private final AccessKeys keys;
    private final Passwords passwords;
    private final LockOut lockOut;
    private final AccountLimits limits;
    private final Origins origins;

    /** Shares these with the calls that are signed. */
    public Visitors(AccessKeys keys, Passwords passwords, LockOut lockOut, AccountLimits limits, Origins origins) {
        this.keys = keys;
        this.passwords = passwords;
        this.lockOut = lockOut;
        this.limits = limits;
        this.origins = origins;
    }

    /**
     * Somebody who has shown the secret of a key, or a password.
     *
     * @param user the named user of the account whose key it is; null for a key of the account itself
     * @param accessKeyId the id of the key; for a password the account and the user, as {@code 111122223333/alice}
     * @param stamp what changes with the password; null for a key
     */
    public record Visitor(
            AccountId account,
            @Nullable String user,
            String accessKeyId,
            @Nullable String stamp) {
        /** Somebody who has shown the secret of a key. */
        public Visitor(AccountId account, @Nullable String user, String accessKeyId) {
            this(account, user, accessKeyId, null);
        }
    }

    /** Whether somebody is let in. */
    public sealed interface Entry {
        /** The secret is that of the key. */
        record Welcome(Visitor visitor) implements Entry {}

        /** It is not, or the key is locked; the refusal says what to do. */
        record Refused(EdgeRefusal refusal) implements Entry {}
    }

    /**
     * A call that is being worked on, or one that must wait.
     *
     * @param retryAfter null if the call may go on; otherwise when to come back
     * @param end lets the next one begin; must be run when the call is answered
     */
    public record Turn(@Nullable Duration retryAfter, Runnable end) {}

    /**
     * Lets in whoever knows the secret. What fails counts as a wrong signature does.
     *
     * @param name the id of an access key, or an account and the name of its user, as {@code 111122223333/alice}
     * @param secret that of the key, or the password of the user
     */
    public Entry enter(String name, String secret, HttpServletRequest request) {
        String address = origins.of(request).address();
        return name.indexOf(Passwords.SEPARATOR) < 0
                ? enterByKey(name, secret.strip(), address)
                : enterByPassword(name, secret, address);
    }

    private Entry enterByPassword(String user, String password, String address) {
        try {
            lockOut.check(user, address);
        } catch (Refused refused) {
            return new Entry.Refused(new EdgeRefusal(
                    EdgeRefusal.Kind.LOCKED_OUT,
                    "Signing in as " + PlainText.quoted(user) + " is locked from your address, after several wrong"
                            + " passwords in a row. Check the user and the password, and try again when the lock ends.",
                    refused.refusal().retryAfter()));
        }
        return switch (passwords.check(user, password)) {
            case Passwords.Answer.Right(Visitor visitor) -> {
                lockOut.succeeded(user, address);
                yield new Entry.Welcome(visitor);
            }
            case Passwords.Answer.Wrong wrong -> {
                lockOut.failed(user, address);
                yield new Entry.Refused(new EdgeRefusal(
                        EdgeRefusal.Kind.WRONG_SIGNATURE,
                        "No active user " + PlainText.quoted(user)
                                + " has this password. Check both, or ask whoever keeps the accounts."));
            }
            case Passwords.Answer.Busy busy ->
                new Entry.Refused(new EdgeRefusal(
                        EdgeRefusal.Kind.TOO_MANY_CALLS,
                        "Too many people sign in at this moment. Try again in a few seconds.",
                        Duration.ofSeconds(5)));
        };
    }

    private Entry enterByKey(String accessKeyId, String secret, String address) {
        try {
            lockOut.check(accessKeyId, address);
        } catch (Refused refused) {
            return new Entry.Refused(refused.refusal());
        }
        @Nullable AccessKey key = keys.find(accessKeyId).orElse(null);
        if (key == null || !isSame(key.secret(), secret)) {
            lockOut.failed(accessKeyId, address);
            return new Entry.Refused(new EdgeRefusal(
                    EdgeRefusal.Kind.WRONG_SIGNATURE,
                    "No active access key " + PlainText.quoted(accessKeyId)
                            + " has this secret key. Check both, or ask whoever gave you the key."));
        }
        if (key.sessionToken() != null) {
            return new Entry.Refused(new EdgeRefusal(
                    EdgeRefusal.Kind.SESSION_TOKEN,
                    "Access key " + PlainText.quoted(accessKeyId)
                            + " is a temporary one, which cannot sign in. Use a permanent key."));
        }
        lockOut.succeeded(accessKeyId, address);
        return new Entry.Welcome(new Visitor(key.account(), key.user(), key.id()));
    }

    /** Whether the key or the password that somebody came with is still good. */
    public boolean isKnown(Visitor visitor) {
        if (visitor.stamp() != null) {
            return passwords.isCurrent(visitor);
        }
        return keys.find(visitor.accessKeyId())
                .filter(key -> key.account().equals(visitor.account()))
                .isPresent();
    }

    /** The call of a visitor, as it goes into the events that it causes; with a request id of its own. */
    public CallContext contextOf(Visitor visitor, String dialect, HttpServletRequest request) {
        @Nullable String userAgent = request.getHeader("User-Agent");
        return new CallContext(
                visitor.account(),
                visitor.user(),
                visitor.accessKeyId(),
                null,
                dialect,
                UUID.randomUUID().toString(),
                origins.of(request).address(),
                userAgent == null ? null : PlainText.printable(userAgent, USER_AGENT_LENGTH),
                null);
    }

    /** Where a visitor comes from: an IPv4 address, or the network of 64 bits that an IPv6 address is in. */
    public String networkOf(HttpServletRequest request) {
        return IpAddress.network(origins.of(request).address());
    }

    /** Whether the visitor speaks TLS, so that its cookies shall never travel without. */
    public boolean isSecure(HttpServletRequest request) {
        return origins.isSecure(request);
    }

    /** Lets a call of the account begin, within the limits that its signed calls have too. */
    public Turn turn(AccountId account, CallClass callClass) {
        try {
            return new Turn(null, limits.turn(account, callClass)::end);
        } catch (Refused refused) {
            Duration retryAfter = refused.refusal().retryAfter();
            return new Turn(retryAfter == null ? Duration.ofSeconds(1) : retryAfter, () -> {});
        }
    }

    private static boolean isSame(String known, String given) {
        return MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
