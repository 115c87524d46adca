package org.netpeering.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The password of the embedded server's only user: random, kept in a file that its owner alone can read. */
record Password(String value) {

    private static final int RANDOM_BYTES = 24;

    static Password keptIn(DataDirectory data) throws IOException {
        Path file = data.password();
        if (Files.exists(file)) {
            String value = Files.readString(file).strip();
            if (!value.isEmpty()) {
                return new Password(value);
            }
        }
        if (Files.exists(data.cluster())) {
            throw new EmbeddedPostgresException("The file " + file + " with the password of the data in "
                    + data.cluster() + " is missing or empty: put it back, or name another data directory.");
        }
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        Password password = new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        password.writeTo(file);
        return password;
    }

    /** Never readable by others, not even for a moment. */
    void writeTo(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, value + "\n", StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
