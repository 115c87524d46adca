package org.netpeering.postgres.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** The private key of Ed25519 that signs checkpoints. It shows itself nowhere but in {@link #pem}. */
public final class SigningKey {
    private static final String ED25519 = "Ed25519";

    private final PrivateKey key;
    private final VerifierKey verifier;

    private SigningKey(PrivateKey key, VerifierKey verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /** A new key. */
    public static SigningKey draw(SecureRandom random) {
        try {
            return of(pair(random));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java since 15 has Ed25519", e);
        }
    }

    /**
     * A key as {@code openssl genpkey -algorithm ed25519} writes it (PKCS#8 in PEM).
     *
     * @throws IllegalArgumentException if it is something else; the message holds nothing of it
     */
    public static SigningKey ofPem(String pem) {
        byte[] der = Pem.decode("PRIVATE KEY", pem);
        try {
            PrivateKey key = KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(der));
            byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
            // Java computes a public key only while it draws a pair; so it draws what is there already.
            SigningKey signing = of(pair(new SecureRandom() {
                private static final long serialVersionUID = 1L;

                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(seed, 0, bytes, 0, bytes.length);
                }
            }));
            if (!Arrays.equals(((EdECPrivateKey) signing.key).getBytes().orElseThrow(), seed)) {
                throw new IllegalStateException("This Java does not draw keys of Ed25519 as others do");
            }
            return signing;
        } catch (GeneralSecurityException e) {
            // Without the cause, which might tell something of the key.
            throw new IllegalArgumentException("it is not a private key of Ed25519");
        }
    }

    private static KeyPair pair(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ED25519);
        generator.initialize(NamedParameterSpec.ED25519, random);
        return generator.generateKeyPair();
    }

    private static SigningKey of(KeyPair pair) {
        byte[] x509 = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(x509, x509.length - VerifierKey.BYTES, x509.length);
        return new SigningKey(pair.getPrivate(), VerifierKey.of(raw));
    }

    /** The public key that belongs to it. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** The secret itself, for the file that keeps it. */
    public String pem() {
        return Pem.encode("PRIVATE KEY", key.getEncoded());
    }

    byte[] sign(byte[] text) {
        try {
            Signature ed25519 = Signature.getInstance(ED25519);
            ed25519.initSign(key);
            ed25519.update(text);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was read can sign", e);
        }
    }

    /** Names the public key only. */
    @Override
    public String toString() {
        return "SigningKey[of " + verifier + "]";
    }
}
