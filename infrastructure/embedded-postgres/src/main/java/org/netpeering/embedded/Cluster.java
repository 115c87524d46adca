package org.netpeering.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The data of PostgreSQL on disk: made once, configured at every start. */
final class Cluster {

    static final String USER = "netpeering";

    private static final String HEADER = "# Written by netpeering at every start; changes are lost.\n";

    private final DataDirectory data;
    private final Map<String, String> serverSettings;

    Cluster(DataDirectory data, Map<String, String> serverSettings) {
        this.data = data;
        this.serverSettings = serverSettings;
    }

    /** Refuses data that this PostgreSQL would not understand. */
    void checkVersion() throws IOException {
        if (!Files.exists(data.cluster())) {
            return;
        }
        Path versionFile = data.cluster().resolve("PG_VERSION");
        if (!Files.exists(versionFile)) {
            throw new EmbeddedPostgresException("The directory " + data.cluster()
                    + " holds no PostgreSQL data (PG_VERSION is missing): restore it from a backup, or name another"
                    + " data directory.");
        }
        String version = Files.readString(versionFile).strip();
        if (!version.equals(Binaries.MAJOR)) {
            throw new EmbeddedPostgresException("The data directory " + data.root() + " was made by PostgreSQL "
                    + version + ", this netpeering brings PostgreSQL " + Binaries.MAJOR
                    + ": start it with the netpeering that made it and move the data by dump and restore, or name"
                    + " another data directory.");
        }
    }

    void initialiseIfNew(Binaries binaries, RunAs runAs, Password password, Progress progress) throws IOException {
        Path passwordForInitdb = data.root().resolve("password.initdb");
        Files.deleteIfExists(passwordForInitdb);
        if (Files.exists(data.cluster())) {
            runAs.own(data.cluster());
            return;
        }
        progress.says("Initialising the database in " + data.cluster() + " (first start only)");
        Path cluster = data.newCluster();
        FileTree.delete(cluster);
        Files.createDirectory(
                cluster, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            password.writeTo(passwordForInitdb);
            runAs.own(passwordForInitdb);
            runAs.own(cluster);
            Command initdb = runAs.run(data.root(), initdb(binaries, cluster, passwordForInitdb));
            if (!initdb.succeeded()) {
                throw new EmbeddedPostgresException("PostgreSQL cannot initialise its data in " + cluster + " as "
                        + runAs.who() + ". initdb said:\n" + initdb.output().indent(4)
                        + "Remove the cause and start again.");
            }
        } finally {
            Files.deleteIfExists(passwordForInitdb);
        }
        Files.move(cluster, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private String[] initdb(Binaries binaries, Path cluster, Path passwordFile) {
        List<String> words = new ArrayList<>(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + cluster,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums"));
        if ("off".equals(serverSettings.get("fsync"))) {
            words.add("--no-sync");
        }
        return words.toArray(String[]::new);
    }

    /** Writes the whole configuration anew: what counts is in these two files and nowhere else. */
    void configure(int port, RunAs runAs) throws IOException {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "max_connections", "100",
                "shared_buffers", "128MB",
                "fsync", "on",
                "synchronous_commit", "on",
                "password_encryption", "scram-sha-256",
                "timezone", "UTC",
                "log_timezone", "UTC",
                "log_line_prefix", "%m [%p] "));
        settings.putAll(serverSettings);
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        StringBuilder configuration = new StringBuilder(HEADER);
        settings.forEach((name, value) -> configuration
                .append(name)
                .append(" = '")
                .append(value.replace("\\", "\\\\").replace("'", "''"))
                .append("'\n"));
        write("postgresql.conf", configuration.toString(), runAs);
        write("pg_hba.conf", HEADER + "host all all 127.0.0.1/32 scram-sha-256\n", runAs);
    }

    private void write(String name, String content, RunAs runAs) throws IOException {
        Path file = data.cluster().resolve(name);
        Files.writeString(file, content);
        runAs.own(file);
    }
}
