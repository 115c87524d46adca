package org.netpeering.server.accounts.table;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts secrets for the database: AES-256-GCM, as one byte that names this layout, 12 random bytes, then the encrypted secret
 * with its tag.
 *
 * <p>The tag covers the layout, the access key and its owner as well. So a secret that was changed, moved to another key, or whose
 * key was moved to another account or user, is not read as anything.
 */
public final class SealedSecrets {
    private static final byte LAYOUT = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretsKey key;
    private final SecureRandom random;

    /** Encrypts with that key; nonces come from that source. */
    public SealedSecrets(SecretsKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /** What to keep of a secret; different each time. */
    public byte[] seal(KeyOwner owner, String secret) {
        return seal(owner.bytes(), secret);
    }

    /** The same for an owner of another kind, whose bytes are those of no access key. */
    byte[] seal(byte[] owner, String secret) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = new byte[1 + NONCE + encrypted.length];
            sealed[0] = LAYOUT;
            System.arraycopy(nonce, 0, sealed, 1, NONCE);
            System.arraycopy(encrypted, 0, sealed, 1 + NONCE, encrypted.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt with " + CIPHER, e);
        }
    }

    /** The secret; empty if this is not what was sealed for that owner with this key. */
    public Optional<String> open(KeyOwner owner, byte[] sealed) {
        return open(owner.bytes(), sealed);
    }

    Optional<String> open(byte[] owner, byte[] sealed) {
        if (sealed.length <= 1 + NONCE || sealed[0] != LAYOUT) {
            return Optional.empty();
        }
        try {
            byte[] secret = cipher(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, 1, 1 + NONCE), owner)
                    .doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
            return Optional.of(new String(secret, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot decrypt with " + CIPHER, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(new byte[] {LAYOUT});
        cipher.updateAAD(owner);
        return cipher;
    }

    /** Where the key comes from. */
    String source() {
        return key.toString();
    }
}
