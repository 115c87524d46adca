package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    @Test
    void twoFreshDatabasesShareNothing() throws SQLException {
        TestPostgres.Database one = TestPostgres.freshDatabase();
        TestPostgres.Database two = TestPostgres.freshDatabase();

        try (Connection connection = connect(one);
                Statement statement = connection.createStatement()) {
            statement.execute("create table only_in_one (id int)");
        }

        assertThat(answer(two, "select to_regclass('only_in_one')")).isNull();
        assertThat(answer(one, "select to_regclass('only_in_one')")).isEqualTo("only_in_one");
    }

    @Test
    void theServersOwnTimeZoneIsNotThatOfTheJvm() throws SQLException {
        assertThat(answer(
                        TestPostgres.freshDatabase(),
                        "select setting from pg_file_settings where name = 'timezone' and error is null"))
                .isEqualTo("America/St_Johns");
    }

    private static Connection connect(TestPostgres.Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    private static @Nullable String answer(TestPostgres.Database database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
