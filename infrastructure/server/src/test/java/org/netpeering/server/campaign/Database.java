package org.netpeering.server.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.netpeering.embedded.EmbeddedPostgres;
import org.netpeering.embedded.EmbeddedPostgresSettings;

/** The PostgreSQL of a campaign, behind a proxy; it keeps its promises to the disk, and it can be made to crash. */
final class Database implements AutoCloseable {
    private static final String NAME = "campaign";

    private final EmbeddedPostgresSettings settings;
    private final TcpProxy proxy = new TcpProxy();
    private EmbeddedPostgres postgres;

    Database(Path directory) throws IOException, SQLException {
        settings = new EmbeddedPostgresSettings(
                directory,
                0,
                Map.of(
                        "max_connections", "200",
                        "track_commit_timestamp", "on",
                        // Crash recovery is what is tested, not how long a checkpoint takes.
                        "max_wal_size", "256MB",
                        "timezone", "America/St_Johns"),
                said -> {});
        postgres = EmbeddedPostgres.start(settings);
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + NAME + " with (force)");
            statement.execute("create database " + NAME);
        }
        proxy.leadTo(postgres.port());
    }

    TcpProxy proxy() {
        return proxy;
    }

    /** For the nodes: through the proxy, and without waiting long for a server that is gone. */
    String jdbcUrlOfNodes() {
        return "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + NAME + "?connectTimeout=5&socketTimeout=20";
    }

    String username() {
        return postgres.username();
    }

    String password() {
        return postgres.password();
    }

    /** For the checker: past the proxy. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + NAME,
                postgres.username(),
                postgres.password());
    }

    /** Stops it without a checkpoint, as a loss of power would, and starts it again: it has to recover. */
    void crash() throws IOException {
        Path pidFile = settings.dataDirectory().resolve("cluster").resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        Signal.QUIT.sendTo(pid);
        Awaitility.await()
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .atMost(Duration.ofSeconds(30))
                .until(() -> !postmaster.isAlive() || !Files.exists(pidFile));
        postgres.close();
        postgres = EmbeddedPostgres.start(settings);
        proxy.leadTo(postgres.port());
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        postgres.close();
    }
}
