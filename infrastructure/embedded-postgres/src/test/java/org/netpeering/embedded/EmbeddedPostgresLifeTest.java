package org.netpeering.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One directory for all of them, as in life: whatever order they come in, the rows of the earlier ones are still there. */
class EmbeddedPostgresLifeTest {

    private static Path directory = Path.of("");

    @BeforeAll
    static void startForTheFirstTime() throws Exception {
        directory = ScratchDirectory.named("life");
        ServerInDirectory server = new ServerInDirectory(directory);
        try (EmbeddedPostgres postgres = server.start()) {
            ServerInDirectory.write(postgres, "first");
        }
        assertThat(server.said())
                .satisfiesExactly(
                        unpacking -> assertThat(unpacking).startsWith("Unpacking PostgreSQL 17.6.0 into " + directory),
                        initialising -> assertThat(initialising).startsWith("Initialising the database in"),
                        starting -> assertThat(starting).startsWith("Starting PostgreSQL 17.6.0 on port"));
    }

    @Test
    void whatWasWrittenIsThereAfterStopAndStart() throws Exception {
        ServerInDirectory server = new ServerInDirectory(directory);
        int port;
        try (EmbeddedPostgres postgres = server.start()) {
            ServerInDirectory.write(postgres, "second");
            port = postgres.port();
        }
        try (EmbeddedPostgres postgres = server.start()) {
            assertThat(ServerInDirectory.read(postgres)).contains("first", "second");
            assertThat(postgres.port()).as("the port is remembered").isEqualTo(port);
        }
        assertThat(server.said()).hasSize(2).allMatch(said -> said.startsWith("Starting PostgreSQL"));
    }

    @Test
    void closeStopsTheServerAndCanBeCalledTwice() throws Exception {
        ServerInDirectory server = new ServerInDirectory(directory);
        EmbeddedPostgres postgres = server.start();
        ProcessHandle process = server.postmaster();
        postgres.close();
        postgres.close();
        await().until(() -> !process.isAlive());
        assertThatThrownBy(() -> ServerInDirectory.read(postgres)).isInstanceOf(SQLException.class);
    }

    @Test
    void aKilledServerRecoversAtTheNextStart() throws Exception {
        ServerInDirectory server = new ServerInDirectory(directory);
        EmbeddedPostgres killed = server.start();
        ServerInDirectory.write(killed, "before the kill");
        server.postmaster().destroyForcibly();
        killed.close();

        try (EmbeddedPostgres postgres = server.start()) {
            assertThat(ServerInDirectory.read(postgres)).contains("before the kill");
        }
    }

    @Test
    void aServerLeftBehindByAKilledJvmIsStoppedAndItsDataAreThere() throws Exception {
        ServerInDirectory server = new ServerInDirectory(directory);
        Process jvm = JvmToBeKilled.start(directory, "by a killed jvm");
        try (BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("written");
        } finally {
            jvm.destroyForcibly();
            jvm.waitFor();
        }
        ProcessHandle orphan = server.postmaster();
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedPostgres postgres = server.start()) {
            assertThat(ServerInDirectory.read(postgres)).contains("by a killed jvm");
        }
        await().until(() -> !orphan.isAlive());
        assertThat(server.said().get(0))
                .isEqualTo("Stopping PostgreSQL (process " + orphan.pid()
                        + "), left running by a netpeering that was killed");
    }

    @Test
    void aPidFileThatNamesAnotherProcessIsIgnored() throws Exception {
        Files.writeString(
                directory.resolve("cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory.resolve("cluster") + "\n1\n5432\n\n127.0.0.1\n");
        try (EmbeddedPostgres postgres = new ServerInDirectory(directory).start()) {
            assertThat(ServerInDirectory.read(postgres)).contains("first");
        }
    }

    @Test
    void aPortThatIsTakenIsReplacedByAnother() throws Exception {
        ServerInDirectory server = new ServerInDirectory(directory);
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgres postgres = server.start(other.getLocalPort())) {
            assertThat(postgres.port()).isNotEqualTo(other.getLocalPort());
            assertThat(ServerInDirectory.read(postgres)).contains("first");
            assertThat(server.said()).anyMatch(said -> said.contains("Port " + other.getLocalPort()));
        }
    }

    @Test
    void unpackingThatWasCutShortIsDoneAgain() throws Exception {
        Path binaries = directory.resolve("postgresql-17.6.0");
        Files.write(binaries.resolve("bin/postgres"), new byte[0]);
        Files.createDirectories(directory.resolve("postgresql-17.6.0.unpacking"));
        ServerInDirectory server = new ServerInDirectory(directory);
        try (EmbeddedPostgres postgres = server.start()) {
            assertThat(ServerInDirectory.read(postgres)).contains("first");
        }
        assertThat(server.said().get(0)).startsWith("Unpacking PostgreSQL 17.6.0");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "cluster",
                            "netpeering-layout",
                            "netpeering.lock",
                            "password",
                            "port",
                            "postgresql-17.6.0",
                            "postgresql.log");
        }
    }

    @Test
    void dataAreSafeByDefaultAndNobodyGetsInWithoutThePassword() throws Exception {
        EmbeddedPostgresSettings settings = new EmbeddedPostgresSettings(directory, 0, Map.of(), said -> {});
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            assertThat(ServerInDirectory.read(
                            postgres,
                            "select name || '=' || setting from pg_settings where name in ('fsync',"
                                    + " 'synchronous_commit', 'full_page_writes', 'listen_addresses',"
                                    + " 'unix_socket_directories', 'server_encoding', 'data_checksums') order by 1"))
                    .containsExactly(
                            "data_checksums=on",
                            "fsync=on",
                            "full_page_writes=on",
                            "listen_addresses=127.0.0.1",
                            "server_encoding=UTF8",
                            "synchronous_commit=on",
                            "unix_socket_directories=");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), "guess"))
                    .hasMessageContaining("password authentication failed");
            assertThat(postgres.toString()).doesNotContain(postgres.password());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theSecondServerOfADirectoryIsRefusedWhoeverHoldsTheFirst() throws Exception {
        ServerInDirectory server = new ServerInDirectory(directory);
        try (EmbeddedPostgres postgres = server.start()) {
            assertThatThrownBy(server::start)
                    .isInstanceOf(DataDirectoryInUseException.class)
                    .hasMessageContaining(
                            "The data directory " + directory + " is in use by this very process, process "
                                    + ProcessHandle.current().pid())
                    .hasMessageContaining("Stop that server first");
            assertThat(ServerInDirectory.read(postgres)).contains("first");
        }

        Process jvm = JvmToBeKilled.start(directory, "from the holder");
        try (BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("written");
            assertThatThrownBy(server::start)
                    .isInstanceOf(DataDirectoryInUseException.class)
                    .hasMessageContaining("is in use by process " + jvm.pid() + ", which took it at");
        } finally {
            jvm.destroyForcibly();
            jvm.waitFor();
        }
        server.start().close();
    }
}
