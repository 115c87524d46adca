package org.netpeering.postgres.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A text and one signature below it, as in C2SP signed-note.
 *
 * @param text what is signed, with its last line break
 * @param signer in whose name
 * @param keyId four bytes that tell keys apart
 * @param signature of Ed25519
 */
record SignedNote(String text, String signer, byte[] keyId, byte[] signature) {
    static final int KEY_ID_BYTES = 4;

    private static final String DASH = "\u2014 ";

    static SignedNote sign(String text, String signer, SigningKey key) {
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(text, signer, key.verifier().idFor(signer), signature);
    }

    /** @throws IllegalArgumentException if this is not, byte for byte, a note with one signature */
    static SignedNote parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        String[] words =
                blank < 0 ? new String[0] : note.substring(blank + 2).strip().split(" ", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException("it is not a text, an empty line, and one line with a signature");
        }
        byte[] signature = Base64.getDecoder().decode(words[2]);
        if (signature.length <= KEY_ID_BYTES) {
            throw new IllegalArgumentException("its signature is too short");
        }
        SignedNote parsed = new SignedNote(
                note.substring(0, blank + 1),
                words[1],
                Arrays.copyOf(signature, KEY_ID_BYTES),
                Arrays.copyOfRange(signature, KEY_ID_BYTES, signature.length));
        if (!parsed.note().equals(note)) {
            throw new IllegalArgumentException("it is not written as a note with one signature is");
        }
        return parsed;
    }

    String note() {
        byte[] bytes = ByteBuffer.allocate(keyId.length + signature.length)
                .put(keyId)
                .put(signature)
                .array();
        return text + "\n" + DASH + signer + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    boolean isSignedBy(VerifierKey key) {
        return Arrays.equals(key.idFor(signer), keyId)
                && key.hasSigned(text.getBytes(StandardCharsets.UTF_8), signature);
    }
}
