package org.netpeering.server.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two PostgreSQL servers on this machine: one that is written to, and one that holds every commit before it is answered. */
public final class PrimaryAndStandby implements AutoCloseable {
    private final ServerInDirectory primaryServer;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    private PrimaryAndStandby(ServerInDirectory primaryServer, EmbeddedPostgres primary, EmbeddedPostgres standby) {
        this.primaryServer = primaryServer;
        this.primary = primary;
        this.standby = standby;
    }

    /** The standby begins as a copy of the files of the primary: the programs for a copy of a running one are not on board. */
    public static PrimaryAndStandby start() throws IOException, SQLException {
        ServerInDirectory primaryServer = new ServerInDirectory(ScratchDirectory.named("primary"));
        primaryServer.start().close();
        ServerInDirectory standbyServer = new ServerInDirectory(ScratchDirectory.named("standby"));
        copy(primaryServer.directory(), standbyServer.directory());

        EmbeddedPostgres primary = primaryServer.start();
        admitReplication(primaryServer, primary);
        EmbeddedPostgres standby = followerOf(primary, standbyServer);
        execute(primary, "alter system set synchronous_standby_names = '*'");
        execute(primary, "select pg_reload_conf()");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> ServerInDirectory.read(primary, "select sync_state from pg_stat_replication"),
                        List.of("sync")::equals);
        return new PrimaryAndStandby(primaryServer, primary, standby);
    }

    private static void admitReplication(ServerInDirectory server, EmbeddedPostgres primary)
            throws IOException, SQLException {
        Files.writeString(
                server.directory().resolve("cluster/pg_hba.conf"),
                "host replication all 127.0.0.1/32 scram-sha-256\n",
                StandardOpenOption.APPEND);
        execute(primary, "select pg_reload_conf()");
    }

    private static EmbeddedPostgres followerOf(EmbeddedPostgres primary, ServerInDirectory server) throws IOException {
        Path cluster = server.directory().resolve("cluster");
        Path signal = Files.createFile(cluster.resolve("standby.signal"));
        FileTree.own(signal, FileOwner.of(cluster));
        Map<String, String> settings = new HashMap<>(ServerInDirectory.FAST);
        settings.put(
                "primary_conninfo",
                "host=127.0.0.1 port=%d user=%s password=%s"
                        .formatted(primary.port(), primary.username(), primary.password()));
        return EmbeddedPostgres.start(
                new EmbeddedPostgresSettings(server.directory(), 0, settings, server.said()::add));
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
    public void failOver() throws IOException, SQLException {
        Postmaster postmaster = Postmaster.of(
                        primaryServer.directory().toRealPath().resolve("cluster"))
                .orElseThrow();
        postmaster.stopImmediately();
        await().until(postmaster::hasEnded);
        execute(standby, "select pg_promote()");
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
