package org.netpeering.server.accounts.table;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.netpeering.server.files.TextFile;
import org.netpeering.server.files.UnreadableFileException;

/**
 * The key that encrypts the secrets of the access keys in the database: 32 bytes, written in base64 or hex.
 *
 * <p>It comes from a file or from the environment, never from the database or a command line, which others can read.
 */
public final class SecretsKey {
    /** The variable of the environment that holds the key where no file is named. */
    public static final String VARIABLE = "NETPEERING_SECRETS_KEY";

    /** The setting that names the file. */
    public static final String SETTING = "netpeering.secrets-key-file";

    static final String ADVICE =
            "Name a file that holds it by --" + SETTING + "=FILE, or put it in the environment variable " + VARIABLE
                    + "; 'openssl rand -base64 32' makes a new one";

    private static final int BYTES = 32;
    private static final int MOST_CHARACTERS = 1024;
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{" + 2 * BYTES + "}");

    private final SecretKey key;
    private final String source;

    private SecretsKey(SecretKey key, String source) {
        this.key = key;
        this.source = source;
    }

    /**
     * The key in the file if one is named, or else the one in the environment; empty if there is neither.
     *
     * @throws SecretsKeyException if the file cannot be read, or what is there is not 32 bytes in base64 or hex
     */
    public static Optional<SecretsKey> of(@Nullable Path file, @Nullable String environment) {
        if (file != null) {
            String source = "file " + file;
            try {
                return Optional.of(parsed(TextFile.read(file, MOST_CHARACTERS), source));
            } catch (UnreadableFileException e) {
                throw new SecretsKeyException(
                        "The key for the secrets, " + source + " (" + SETTING + "), cannot be read: " + e.getMessage());
            }
        }
        return environment == null || environment.isBlank()
                ? Optional.empty()
                : Optional.of(parsed(environment, "environment variable " + VARIABLE));
    }

    private static SecretsKey parsed(String text, String source) {
        String stripped = text.strip();
        byte[] bytes;
        try {
            bytes = HEX.matcher(stripped).matches()
                    ? HexFormat.of().parseHex(stripped)
                    : Base64.getDecoder().decode(stripped);
        } catch (IllegalArgumentException e) {
            // Its message quotes a part of the key.
            bytes = new byte[0];
        }
        if (bytes.length != BYTES) {
            throw new SecretsKeyException("The key for the secrets, " + source + ", is not " + BYTES
                    + " bytes in base64 or hex (" + stripped.length()
                    + " characters, not shown). Correct it, or make one with 'openssl rand -base64 32'");
        }
        return new SecretsKey(new SecretKeySpec(bytes, "AES"), source);
    }

    SecretKey key() {
        return key;
    }

    /** Says where the key comes from, never the key. */
    @Override
    public String toString() {
        return source;
    }
}
