package org.netpeering.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What lies where in a data directory, and whether a directory is one of ours. */
record DataDirectory(Path root) {

    private static final int LAYOUT = 1;
    private static final String LAYOUT_FILE = "netpeering-layout";
    private static final String LOCK_FILE = "netpeering.lock";
    private static final Set<String> IGNORED_WHEN_EMPTY = Set.of(LOCK_FILE, "lost+found");
    /** pg_ctl hands paths to a shell between double quotes. */
    private static final String NOT_IN_A_PATH = "\"$`\\\n\r";

    /** Finds or creates the directory; refuses one that holds something else, before anything in it is touched. */
    static DataDirectory open(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (absolute.toString().chars().anyMatch(c -> NOT_IN_A_PATH.indexOf(c) >= 0)) {
            throw new EmbeddedPostgresException("The path of the data directory, " + absolute
                    + ", contains a quote, dollar, backslash or line break: choose a path without them.");
        }
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new EmbeddedPostgresException(
                    "The data directory " + absolute + " is a file: name a directory, or remove the file.");
        }
        try {
            Files.createDirectories(absolute);
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The data directory " + absolute + " cannot be created (" + reason(e)
                            + "): make its parent writable for user " + System.getProperty("user.name")
                            + ", or name another directory.",
                    e);
        }
        DataDirectory directory = new DataDirectory(absolute.toRealPath());
        if (!Files.isReadable(directory.root) || !Files.isWritable(directory.root)) {
            throw new EmbeddedPostgresException("The data directory " + directory.root
                    + " is not readable and writable for user " + System.getProperty("user.name")
                    + ": change its permissions, or name another directory.");
        }
        directory.refuseUnlessOurs();
        return directory;
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    private void refuseUnlessOurs() throws IOException {
        Path layoutFile = root.resolve(LAYOUT_FILE);
        if (!Files.exists(layoutFile)) {
            List<String> strangers = strangers();
            if (!strangers.isEmpty()) {
                throw new EmbeddedPostgresException("The data directory " + root + " holds other files ("
                        + String.join(", ", strangers)
                        + ") and was not made by netpeering: name an empty or a new directory.");
            }
            return;
        }
        String layout = Files.readString(layoutFile).strip();
        if (!layout.equals(Integer.toString(LAYOUT))) {
            throw new EmbeddedPostgresException("The data directory " + root + " has layout '" + layout
                    + "' (file " + LAYOUT_FILE + "), this netpeering knows layout " + LAYOUT
                    + ": start it with the netpeering that made it, or name another directory.");
        }
    }

    private List<String> strangers() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !IGNORED_WHEN_EMPTY.contains(name) && !name.startsWith("."))
                    .sorted()
                    .limit(3)
                    .toList();
        }
    }

    /** Marks the directory as ours; call with the lock held. */
    void claim() throws IOException {
        Path layoutFile = root.resolve(LAYOUT_FILE);
        if (!Files.exists(layoutFile)) {
            Files.writeString(layoutFile, LAYOUT + "\n");
        }
    }

    Path lockFile() {
        return root.resolve(LOCK_FILE);
    }

    Path cluster() {
        return root.resolve("cluster");
    }

    /** Where initdb works; becomes the cluster by one rename when it is complete. */
    Path newCluster() {
        return root.resolve("cluster.new");
    }

    Path log() {
        return root.resolve("postgresql.log");
    }

    Path password() {
        return root.resolve("password");
    }

    Path port() {
        return root.resolve("port");
    }

    Path binaries(String version) {
        return root.resolve("postgresql-" + version);
    }
}
