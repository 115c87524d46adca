package org.netpeering.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

/**
 * Executes statements and commits them in one round trip to the database. The driver sends them together, and to PostgreSQL all that is
 * sent together is one transaction unless one has begun before: either all of it happens or nothing (PostgreSQL manual, "Pipelining").
 *
 * <p>They wait for nobody who has locked what they want, see {@link LockedOut}.
 */
final class OneTrip {
    /** Of some hundred statements the driver would read the answers to the first ones before it sends the rest. */
    static final int MOST = 16;

    /** For the rest of the transaction. */
    private static final String PATIENCE =
            "SELECT set_config('lock_timeout', '" + LockedOut.PATIENCE_MILLIS + "ms', true)";

    private final JdbcTemplate jdbc;

    OneTrip(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Executes all of them in this order. There must be no transaction on this thread.
     *
     * @param statements {@value #MOST} at most
     * @throws DataAccessException if one of them fails; then nothing has happened, unless the connection was lost
     */
    void execute(List<SqlText> statements) {
        if (statements.size() > MOST) {
            throw new IllegalArgumentException(statements.size() + " statements are too many for one trip");
        }
        String all = statements.stream().map(SqlText::text).collect(Collectors.joining("; ", PATIENCE + "; ", ""));
        jdbc.execute(all, (PreparedStatementCallback<Boolean>) statement -> {
            int place = 0;
            for (SqlText one : statements) {
                for (@Nullable Object value : one.parameters()) {
                    statement.setObject(++place, value);
                }
            }
            return execute(statement);
        });
    }

    /**
     * Executes all of them in this order, and more than fit in one trip, within the transaction of this thread.
     *
     * @throws DataAccessException if one of them fails
     */
    void executeWithin(List<SqlText> statements) {
        jdbc.queryForObject(PATIENCE, String.class);
        statements.forEach(statement ->
                jdbc.update(statement.text(), statement.parameters().toArray()));
    }

    /** The connections of some pools begin a transaction with the first statement, and leave it to others to end it. */
    private static boolean execute(PreparedStatement statement) throws SQLException {
        Connection connection = statement.getConnection();
        if (connection.getAutoCommit()) {
            return statement.execute();
        }
        try {
            boolean hasResult = statement.execute();
            connection.commit();
            return hasResult;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }
}
