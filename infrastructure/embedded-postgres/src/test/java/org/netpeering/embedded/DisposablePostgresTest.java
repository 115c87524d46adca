package org.netpeering.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpeering.embedded.DisposablePostgres.Database;

class DisposablePostgresTest {
    private static Path directory;
    private static DisposablePostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        directory = ScratchDirectory.named("disposable");
        postgres = DisposablePostgres.start(directory, said -> {});
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void eachDatabaseIsEmptyWhateverIsInTheOthers() throws SQLException {
        Database one = postgres.freshDatabase();
        execute(one, "create table kept (value text)");
        Database other = postgres.freshDatabase();
        execute(other, "create table kept (value text)");
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void aCopyHasWhatTheOriginalHadAndGoesItsOwnWay() throws SQLException {
        Database original = postgres.freshDatabase();
        execute(original, "create table kept as select 'a' as value");
        Database copy = postgres.copyOf(original);
        execute(copy, "insert into kept values ('b')");
        assertThat(single(copy, "select count(*) from kept")).isEqualTo("2");
        assertThat(single(original, "select count(*) from kept")).isEqualTo("1");
    }

    @Test
    void aUserOfItsOwnOwnsTheDatabaseAndIsNoSuperuser() throws SQLException {
        Database database = postgres.freshDatabaseOf("orchestrator");
        execute(database, "create schema own");
        assertThat(single(database, "select current_user || ' ' || usesuper from pg_user where usename = current_user"))
                .isEqualTo("orchestrator false");
        assertThat(postgres.freshDatabaseOf("orchestrator")).isNotEqualTo(database);
    }

    @Test
    void aDroppedDatabaseIsGoneThoughSomebodyIsConnected() throws SQLException {
        Database database = postgres.freshDatabase();
        try (Connection held = connect(database)) {
            postgres.drop(database);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> held.createStatement().execute("select 1"));
        }
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connect(database));
    }

    @Test
    void whereTheDirectoryIsInUseAnotherBesideItIsTaken() throws SQLException {
        try (DisposablePostgres second = DisposablePostgres.start(directory, said -> {})) {
            Database database = second.freshDatabase();
            assertThat(single(database, "select current_setting('data_directory')"))
                    .endsWith("disposable-2/cluster");
        }
    }

    @Test
    void aPasswordIsNotPrinted() {
        Database database = postgres.freshDatabase();
        assertThat(database.toString()).contains(database.jdbcUrl()).doesNotContain(database.password());
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String single(Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
