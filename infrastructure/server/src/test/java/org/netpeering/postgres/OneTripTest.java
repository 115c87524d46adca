package org.netpeering.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.server.TestPostgres;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What goes to the database in one trip happens altogether or not at all, with connections of either kind. */
class OneTripTest {
    /** By then the driver has prepared the statements at the server, and sends them in another way. */
    private static final int OFTEN = 12;

    private TestPostgres.Database database;
    private SingleConnectionDataSource source;
    private SingleConnectionDataSource witness;
    private JdbcClient seen;

    @BeforeEach
    void createTables() {
        database = TestPostgres.freshDatabase();
        witness = connectionTo(database);
        seen = JdbcClient.create(witness);
        seen.sql("CREATE TABLE thing (name text PRIMARY KEY)").update();
        source = connectionTo(database);
    }

    private static SingleConnectionDataSource connectionTo(TestPostgres.Database database) {
        return new SingleConnectionDataSource(database.jdbcUrl(), database.username(), database.password(), true);
    }

    @AfterEach
    void close() {
        source.destroy();
        witness.destroy();
    }

    private static SqlText adding(String... names) {
        return new SqlText().append("INSERT INTO thing SELECT unnest(?::text[])", (Object) names);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allOfItIsOneTransaction(boolean autoCommit) throws SQLException {
        source.getConnection().setAutoCommit(autoCommit);
        OneTrip trip = new OneTrip(source);

        for (int i = 0; i < OFTEN; i++) {
            int round = i;
            trip.execute(IntStream.range(0, OneTrip.MOST)
                    .mapToObj(each -> adding(round + "/" + each))
                    .toList());
        }

        assertThat(seen.sql("SELECT count(*) FROM thing GROUP BY xmin::text")
                        .query(Integer.class)
                        .list())
                .isEqualTo(Collections.nCopies(OFTEN, OneTrip.MOST));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingOfItHappensIfALaterPartFails(boolean autoCommit) throws SQLException {
        source.getConnection().setAutoCommit(autoCommit);
        OneTrip trip = new OneTrip(source);
        trip.execute(List.of(adding("taken")));

        for (int i = 0; i < OFTEN; i++) {
            List<SqlText> statements = List.of(adding("first " + i, "second " + i), adding("taken"));
            assertThatThrownBy(() -> trip.execute(statements)).isInstanceOf(DuplicateKeyException.class);
        }

        trip.execute(List.of(adding("afterwards")));
        assertThat(seen.sql("SELECT name FROM thing ORDER BY name")
                        .query(String.class)
                        .list())
                .containsExactly("afterwards", "taken");
    }

    @Test
    void thePatienceEndsWithTheTrip() {
        JdbcClient jdbc = JdbcClient.create(source);
        String before = jdbc.sql("SHOW lock_timeout").query(String.class).single();

        new OneTrip(source).execute(List.of(adding("one")));

        assertThat(jdbc.sql("SHOW lock_timeout").query(String.class).single()).isEqualTo(before);
    }

    @Test
    void moreThanFitAreRefused() {
        List<SqlText> tooMany = Collections.nCopies(OneTrip.MOST + 1, adding("one"));

        assertThatThrownBy(() -> new OneTrip(source).execute(tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("17 statements");
        assertThat(seen.sql("SELECT count(*) FROM thing").query(Long.class).single())
                .isZero();
    }
}
