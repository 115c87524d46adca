package org.netpeering.server.accounts.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.webhook.SecretSealing;

/** Encrypts the secrets of webhooks, with the key for the secrets of access keys, or in a sandbox with one of its own. */
public final class WebhookSecrets implements SecretSealing {
    private static final String OWN_KEY = ".webhooks.key";
    private static final int KEY_BYTES = 32;

    private final @Nullable Supplier<SealedSecrets> opening;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SealedSecrets secrets;

    private WebhookSecrets(@Nullable Supplier<SealedSecrets> opening) {
        this.opening = opening;
    }

    /** With that key. */
    public static WebhookSecrets sealedWith(SecretsKey key, SecureRandom random) {
        return new WebhookSecrets(() -> new SealedSecrets(key, random));
    }

    /** With a key in that directory, which is made when it is needed first. */
    public static WebhookSecrets sealedWithKeyIn(Path directory, SecureRandom random) {
        return new WebhookSecrets(() -> new SealedSecrets(ownKey(directory, random), random));
    }

    /** Without a key: nothing can be sealed. */
    public static WebhookSecrets none() {
        return new WebhookSecrets(null);
    }

    /** Whether there is a key. */
    public boolean canSeal() {
        return opening != null;
    }

    @Override
    public byte[] seal(String owner, String secret) {
        return secrets().seal(owner.getBytes(StandardCharsets.UTF_8), secret);
    }

    @Override
    public Optional<String> open(String owner, byte[] sealed) {
        return canSeal() ? secrets().open(owner.getBytes(StandardCharsets.UTF_8), sealed) : Optional.empty();
    }

    private SealedSecrets secrets() {
        lock.lock();
        try {
            if (opening == null) {
                throw new IllegalStateException("There is no key for the secrets");
            }
            if (secrets == null) {
                secrets = opening.get();
            }
            return secrets;
        } finally {
            lock.unlock();
        }
    }

    /** Another node on the same directory may be making it at the same time: the first one counts. */
    private static SecretsKey ownKey(Path directory, SecureRandom random) {
        Path file = directory.resolve(OWN_KEY);
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[KEY_BYTES];
                random.nextBytes(key);
                Files.createDirectories(directory);
                Path made = Files.createTempFile(
                        directory,
                        OWN_KEY,
                        null,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(made, Base64.getEncoder().encodeToString(key));
                link(file, made);
            }
        } catch (IOException e) {
            throw new SecretsKeyException("The key for the secrets of webhooks, " + file + ", cannot be made: " + e);
        }
        return SecretsKey.of(file, null).orElseThrow();
    }

    private static void link(Path file, Path made) throws IOException {
        try {
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            // The other node was first.
            return;
        } finally {
            Files.delete(made);
        }
    }
}
