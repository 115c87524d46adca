package org.netpeering.benchmarks;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A connection beside those of the server. */
record OwnConnection(SingleConnectionDataSource dataSource) implements AutoCloseable {
    static OwnConnection to(BenchmarkPostgres.Database database) {
        return new OwnConnection(
                new SingleConnectionDataSource(database.jdbcUrl(), database.username(), database.password(), true));
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
