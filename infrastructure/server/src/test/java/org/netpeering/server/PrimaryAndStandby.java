package org.netpeering.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.netpeering.embedded.EmbeddedPostgres;
import org.netpeering.embedded.EmbeddedPostgresSettings;
import org.springframework.util.FileSystemUtils;

/** Two PostgreSQL servers on this machine: one that is written to, and one that holds every commit before it is answered. */
public final class PrimaryAndStandby implements AutoCloseable {
    private static final Map<String, String> FAST = Map.of("fsync", "off", "shared_buffers", "16MB");

    private final Path primaryData;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    private PrimaryAndStandby(Path primaryData, EmbeddedPostgres primary, EmbeddedPostgres standby) {
        this.primaryData = primaryData;
        this.primary = primary;
        this.standby = standby;
    }

    /** The standby begins as a copy of the files of the primary: the programs for a copy of a running one are not on board. */
    public static PrimaryAndStandby start() throws IOException, SQLException {
        Path primaryData = emptyDirectory("primary");
        start(primaryData, FAST).close();
        Path standbyData = emptyDirectory("standby");
        copy(primaryData, standbyData);

        EmbeddedPostgres primary = start(primaryData, FAST);
        admitReplication(primaryData, primary);
        EmbeddedPostgres standby = followerOf(primary, standbyData);
        execute(primary, "alter system set synchronous_standby_names = '*'");
        execute(primary, "select pg_reload_conf()");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> read(primary, "select sync_state from pg_stat_replication"), List.of("sync")::equals);
        return new PrimaryAndStandby(primaryData, primary, standby);
    }

    private static Path emptyDirectory(String name) throws IOException {
        Path directory = Path.of("target", "replicated-postgres", name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(directory);
        return Files.createDirectories(directory);
    }

    private static EmbeddedPostgres start(Path data, Map<String, String> settings) {
        return EmbeddedPostgres.start(new EmbeddedPostgresSettings(data, 0, settings, System.out::println));
    }

    private static void admitReplication(Path data, EmbeddedPostgres primary) throws IOException, SQLException {
        Files.writeString(
                data.resolve("cluster/pg_hba.conf"),
                "host replication all 127.0.0.1/32 scram-sha-256\n",
                StandardOpenOption.APPEND);
        execute(primary, "select pg_reload_conf()");
    }

    private static EmbeddedPostgres followerOf(EmbeddedPostgres primary, Path data) throws IOException {
        Path cluster = data.resolve("cluster");
        Path signal = Files.createFile(cluster.resolve("standby.signal"));
        Files.setOwner(signal, Files.getOwner(cluster));
        Map<String, String> settings = new HashMap<>(FAST);
        settings.put(
                "primary_conninfo",
                "host=127.0.0.1 port=%d user=%s password=%s"
                        .formatted(primary.port(), primary.username(), primary.password()));
        return start(data, settings);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(file -> !file.equals(from)).toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
        Files.deleteIfExists(to.resolve("port"));
    }

    /** Of both; a client finds out which of them takes writes. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/netpeering?targetServerType=primary"
                .formatted(primary.port(), standby.port());
    }

    public String username() {
        return primary.username();
    }

    public String password() {
        return primary.password();
    }

    /** The primary ends without writing anything more, and the standby takes its place. */
    public void failOver() throws IOException, InterruptedException, SQLException {
        String pid = Files.readAllLines(primaryData.resolve("cluster/postmaster.pid"))
                .getFirst();
        new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
        await().until(() -> !ProcessHandle.of(Long.parseLong(pid))
                .map(ProcessHandle::isAlive)
                .orElse(false));
        execute(standby, "select pg_promote()");
    }

    private static List<String> read(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        standby.close();
        primary.close();
    }
}
