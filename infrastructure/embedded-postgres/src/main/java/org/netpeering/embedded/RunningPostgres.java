package org.netpeering.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How to reach the database in a data directory that another process of ours holds.
 *
 * @param jdbcUrl the address of the database {@code netpeering}, without user and password
 * @param username the only user
 * @param password of that user; keep it out of logs
 */
public record RunningPostgres(String jdbcUrl, String username, String password) {
    /**
     * The one that runs, or is about to run, in this directory.
     *
     * @throws EmbeddedPostgresException if this user may not know
     */
    public static RunningPostgres in(Path dataDirectory) {
        DataDirectory data = new DataDirectory(dataDirectory.toAbsolutePath().normalize());
        try {
            int port = Integer.parseInt(Files.readString(data.port()).strip());
            Password password = new Password(Files.readString(data.password()).strip());
            return new RunningPostgres(new OwnDatabase(port, password).jdbcUrl(), Cluster.USER, password.value());
        } catch (IOException | NumberFormatException e) {
            throw new EmbeddedPostgresException(
                    "A server runs in the data directory " + data.root()
                            + ", but how to reach its database cannot be read (" + e
                            + "). Try again when it is ready, as the user that it runs as.",
                    e);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RunningPostgres[" + jdbcUrl + "]";
    }
}
