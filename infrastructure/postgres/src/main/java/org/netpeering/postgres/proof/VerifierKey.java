package org.netpeering.postgres.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A public key of Ed25519, which tells whether a checkpoint was signed by the private key that belongs to it. */
public final class VerifierKey {
    static final int BYTES = 32;

    /** In signed notes: Ed25519. */
    private static final byte ALGORITHM = 1;

    /** What stands before the 32 bytes of a key in its X.509 form (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] raw;
    private final PublicKey key;

    private VerifierKey(byte[] raw, PublicKey key) {
        this.raw = raw;
        this.key = key;
    }

    /** @throws IllegalArgumentException if these are not the 32 bytes of a key */
    static VerifierKey of(byte[] raw) {
        if (raw.length != BYTES) {
            throw new IllegalArgumentException("A public key of Ed25519 has " + BYTES + " bytes, not " + raw.length);
        }
        byte[] encoded = Arrays.copyOf(X509, X509.length + BYTES);
        System.arraycopy(raw, 0, encoded, X509.length, BYTES);
        try {
            return new VerifierKey(
                    raw.clone(), KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("These 32 bytes are not a public key of Ed25519", e);
        }
    }

    /** @throws IllegalArgumentException if this is not a public key of Ed25519 in PEM; the message says what to do */
    public static VerifierKey ofPem(String pem) {
        byte[] encoded = Pem.decode("PUBLIC KEY", pem);
        if (encoded.length != X509.length + BYTES || !Arrays.equals(Arrays.copyOf(encoded, X509.length), X509)) {
            throw new IllegalArgumentException(
                    "it is not a key of Ed25519; 'audit key' prints the one that belongs to the signing key");
        }
        return of(Arrays.copyOfRange(encoded, X509.length, encoded.length));
    }

    /** As PEM, the form that OpenSSL and others read. */
    public String pem() {
        return Pem.encode("PUBLIC KEY", key.getEncoded());
    }

    byte[] raw() {
        return raw.clone();
    }

    /** The first bytes of a signature by this key in the name of that log. */
    byte[] idFor(String origin) {
        MessageDigest digest = Hash.sha256();
        digest.update((origin + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(ALGORITHM);
        digest.update(raw);
        return Arrays.copyOf(digest.digest(), SignedNote.KEY_ID_BYTES);
    }

    /** The key in the one line that tools for signed notes take. */
    String lineFor(String origin) {
        byte[] typed = new byte[1 + BYTES];
        typed[0] = ALGORITHM;
        System.arraycopy(raw, 0, typed, 1, BYTES);
        return origin + "+" + HexFormat.of().formatHex(idFor(origin)) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    boolean hasSigned(byte[] text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(text);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            // Not even the form of a signature.
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    /** The key, in base64. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(raw);
    }
}
