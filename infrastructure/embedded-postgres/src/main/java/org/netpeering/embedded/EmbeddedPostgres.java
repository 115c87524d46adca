package org.netpeering.embedded;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * A running PostgreSQL that keeps its data in a directory of ours and that nobody else can reach.
 *
 * <p>The data survive every kind of end: {@link #close()}, a killed JVM (the server it left behind is stopped at the next
 * start), a killed server (the next start recovers). It listens on 127.0.0.1 only and asks for a random password.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private final DirectoryLock lock;
    private final PostmasterStop stop;
    private final OwnDatabase database;
    private boolean closed;

    private EmbeddedPostgres(DirectoryLock lock, PostmasterStop stop, OwnDatabase database) {
        this.lock = lock;
        this.stop = stop;
        this.database = database;
    }

    /**
     * Starts the server and returns when it takes connections; the first start in a directory prepares it.
     *
     * @throws DataDirectoryInUseException if another server holds the data directory
     * @throws EmbeddedPostgresException if it cannot be started for any other reason, which the message tells
     */
    public static EmbeddedPostgres start(EmbeddedPostgresSettings settings) {
        return start(settings, List.of());
    }

    /** With the ways for root to try, in their order; none means the usual ones. */
    static EmbeddedPostgres start(EmbeddedPostgresSettings settings, List<RootEscape> escapes) {
        try {
            DataDirectory data = DataDirectory.open(settings.dataDirectory());
            DirectoryLock lock = DirectoryLock.take(data.root(), data.lockFile());
            boolean started = false;
            try {
                EmbeddedPostgres server =
                        start(settings, escapes.isEmpty() ? RootEscape.preferredFor(data.root()) : escapes, data, lock);
                started = true;
                return server;
            } finally {
                if (!started) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The embedded PostgreSQL in " + settings.dataDirectory() + " cannot be started: " + e
                            + ". Check the directory, its permissions and the space on its disk.",
                    e);
        }
    }

    private static EmbeddedPostgres start(
            EmbeddedPostgresSettings settings, List<RootEscape> escapes, DataDirectory data, DirectoryLock lock)
            throws IOException {
        Progress progress = settings.progress();
        Cluster cluster = new Cluster(data, settings.serverSettings());
        cluster.checkVersion();
        data.claim();
        PostmasterStop stop = new PostmasterStop(data.cluster());
        stop.stopOrphan(progress);
        Binaries binaries = Binaries.unpackedIn(data, progress);
        RunAs runAs = new RunAsChoice(data, binaries).choose(escapes);
        Password password = Password.keptIn(data);
        cluster.initialiseIfNew(binaries, runAs, password, progress);
        PortChoice ports = new PortChoice(data.port(), settings.preferredPort(), progress);
        int port = new PostmasterStart(data, cluster, binaries, runAs, ports).start(progress);
        runAs.ownFilesIfOwnerOf(data.root());
        OwnDatabase database = new OwnDatabase(port, password);
        try {
            database.createIfMissing();
        } catch (SQLException e) {
            stop.stop();
            throw new EmbeddedPostgresException(
                    "The embedded PostgreSQL on port " + port + " refuses us (" + e.getMessage()
                            + "). If the file " + data.password() + " was changed, put the old one back; see also "
                            + data.log() + ".",
                    e);
        }
        return new EmbeddedPostgres(lock, stop, database);
    }

    /** The address of the database {@code netpeering}, without user and password. */
    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    /** The only user, who may do everything in this server. */
    public String username() {
        return Cluster.USER;
    }

    /** The user's password: random, the same for the life of the directory; keep it out of logs. */
    public String password() {
        return database.password().value();
    }

    /** The port of 127.0.0.1 the server listens on. */
    public int port() {
        return database.port();
    }

    /**
     * Cuts all connections, stops the server, waits for its end and gives the data directory free; a second call does
     * nothing.
     *
     * @throws EmbeddedPostgresException if the server does not stop
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        // An interrupt would make us leave before the server has written everything.
        boolean interrupted = Thread.interrupted();
        try (lock) {
            stop.stop();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The embedded PostgreSQL on port " + port() + " cannot be stopped: " + e
                            + ". The next start on its directory stops it.",
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public String toString() {
        return "EmbeddedPostgres[" + jdbcUrl() + "]";
    }
}
