package org.netpeering.server.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.Passwords;
import org.netpeering.edge.Visitors.Visitor;
import org.netpeering.server.accounts.UserPassword;
import org.netpeering.server.accounts.password.PasswordHash;

/**
 * Checks passwords against their hashes. That keeps a processor busy on purpose, so that only few are checked at a time, and others wait
 * for a while: strangers who guess must not keep everybody else from being served.
 */
public final class CheckedPasswords implements Passwords {
    private static final int STAMP = 16;

    private final Function<String, Optional<UserPassword>> users;
    private final Semaphore turns;
    private final Duration patience;

    /**
     * @param users the passwords by their ids
     * @param atOnce how many are checked at a time
     * @param patience how long another one waits
     */
    public CheckedPasswords(Function<String, Optional<UserPassword>> users, int atOnce, Duration patience) {
        this.users = users;
        this.turns = new Semaphore(atOnce);
        this.patience = patience;
    }

    @Override
    public Answer check(String user, String password) {
        if (PasswordHash.isTooLong(password)) {
            return new Answer.Wrong();
        }
        @Nullable UserPassword known = users.apply(user).orElse(null);
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Answer.Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Busy();
        }
        try {
            boolean isRight = PasswordHash.matches(password, known == null ? PasswordHash.OF_NOBODY : known.hash());
            return known != null && isRight
                    ? new Answer.Right(new Visitor(known.account(), known.user(), known.id(), stampOf(known)))
                    : new Answer.Wrong();
        } finally {
            turns.release();
        }
    }

    @Override
    public boolean isCurrent(Visitor visitor) {
        return users.apply(visitor.accessKeyId())
                .filter(known -> known.account().equals(visitor.account())
                        && stampOf(known).equals(visitor.stamp()))
                .isPresent();
    }

    /** Tells nothing about the hash, but differs when that does. */
    private static String stampOf(UserPassword known) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(known.hash().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, STAMP);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
