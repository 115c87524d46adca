package org.netpeering.testkit.junit;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an engine writes into tables that have no rows to begin with; but for the places of what follows the log, which only look ahead. */
final class WrittenRows {
    private final JdbcClient jdbc;
    private final List<String> tables;

    private WrittenRows(JdbcClient jdbc, List<String> tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    /** Of a database on which no engine has run. */
    static WrittenRows whereThereAreNoneYet(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        List<String> empty = jdbc
                .sql("SELECT format('netpeering.%I', tablename) FROM pg_tables WHERE schemaname = 'netpeering'")
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .filter(table -> !table.equals("netpeering.token"))
                .filter(table -> jdbc.sql("SELECT NOT EXISTS (SELECT FROM " + table + ")")
                        .query((row, number) -> row.getBoolean(1))
                        .single())
                .toList();
        return new WrittenRows(jdbc, empty);
    }

    void delete() {
        jdbc.sql("TRUNCATE " + String.join(", ", tables)).update();
    }
}
