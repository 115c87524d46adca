package org.netpeering.server.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.postgres.proof.SigningKey;
import org.netpeering.server.files.TextFile;
import org.netpeering.server.files.UnreadableFileException;

/**
 * Where the private key comes from that signs checkpoints: a file, or the environment, or, in the sandbox, a file that is made
 * at the first start. Never the database or a command line, which others can read.
 */
public final class SigningKeyFile {
    /** The variable of the environment that holds the key (PEM) where no file is named. */
    public static final String VARIABLE = "NETPEERING_AUDIT_SIGNING_KEY";

    /** The setting that names the file. */
    public static final String SETTING = "netpeering.audit.signing-key-file";

    /** What to do without a key. */
    public static final String ADVICE =
            "Make one with 'openssl genpkey -algorithm ed25519 -out audit.key' and name it by --" + SETTING
                    + "=FILE, or put its text in the environment variable " + VARIABLE;

    private static final String NAME_IN_DATA = "audit-signing.key";
    private static final int MOST_BYTES = 4096;

    private SigningKeyFile() {}

    /**
     * The key in the file if one is named, or else the one in the environment; empty if there is neither.
     *
     * @throws SigningKeyException if it cannot be read, or is not a private key of Ed25519
     */
    public static Optional<SigningKey> of(@Nullable Path file, @Nullable String environment) {
        if (file != null) {
            return Optional.of(read(file));
        }
        return environment == null || environment.isBlank()
                ? Optional.empty()
                : Optional.of(parsed(environment, "environment variable " + VARIABLE));
    }

    /** The key that a sandbox has made in its data directory; empty if it has not yet. */
    public static Optional<SigningKey> keptIn(Path dataDirectory) {
        Path file = dataDirectory.resolve(NAME_IN_DATA);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** The key of a sandbox, made if there is none. */
    public static SigningKey keptOrMadeIn(Path dataDirectory, SecureRandom random) {
        return keptIn(dataDirectory).orElseGet(() -> {
            SigningKey key = SigningKey.draw(random);
            Path file = dataDirectory.resolve(NAME_IN_DATA);
            try {
                write(key, file);
            } catch (IOException e) {
                throw new SigningKeyException("The key that signs checkpoints cannot be kept in " + file + ": " + e);
            }
            return key;
        });
    }

    /** Never readable by others, and never there in part. */
    private static void write(SigningKey key, Path file) throws IOException {
        Path part = file.resolveSibling(NAME_IN_DATA + ".new");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, key.pem());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static SigningKey read(Path file) {
        try {
            return parsed(TextFile.read(file, MOST_BYTES), "file " + file);
        } catch (UnreadableFileException e) {
            throw new SigningKeyException("The key that signs checkpoints, file " + file + " (" + SETTING
                    + "), cannot be read: " + e.getMessage());
        }
    }

    private static SigningKey parsed(String pem, String source) {
        try {
            return SigningKey.ofPem(pem);
        } catch (IllegalArgumentException e) {
            throw new SigningKeyException("The key that signs checkpoints, " + source + ", cannot be used: "
                    + e.getMessage() + ". " + ADVICE);
        }
    }
}
