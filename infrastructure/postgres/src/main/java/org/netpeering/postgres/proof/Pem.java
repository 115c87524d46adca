package org.netpeering.postgres.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys between lines of dashes. */
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    static String encode(String label, byte[] der) {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** @throws IllegalArgumentException if there is no such block; the message holds nothing of the text */
    static byte[] decode(String label, String text) {
        Matcher block = Pattern.compile(
                        "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----", Pattern.DOTALL)
                .matcher(text);
        if (block.find()) {
            try {
                return Base64.getMimeDecoder().decode(block.group(1));
            } catch (IllegalArgumentException e) {
                // Its message quotes what it could not read, which may be a part of a private key.
                throw new IllegalArgumentException(noBlock(label));
            }
        }
        throw new IllegalArgumentException(noBlock(label));
    }

    private static String noBlock(String label) {
        return "there is no readable block between '-----BEGIN " + label + "-----' and '-----END " + label + "-----'";
    }
}
