package org.netpeering.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseTroubleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"08006", "08001", "57P01", "57P03", "57014", "53300", "53100", "40P01", "55P03", "58030", "25006"
            })
    void whatPassesByItselfIsTrouble(String state) {
        assertThat(DatabaseTrouble.isBehind(new IllegalStateException(new SQLException("no", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "22P02", "42P01", "42703", "25001", "0A000", "08", ""})
    void whatStaysIsNot(String state) {
        assertThat(DatabaseTrouble.isBehind(new IllegalStateException(new SQLException("no", state))))
                .isFalse();
    }

    @Test
    void theExceptionsOfSpringAreToldApartToo() {
        assertThat(DatabaseTrouble.isBehind(new CannotGetJdbcConnectionException("none left")))
                .isTrue();
        assertThat(DatabaseTrouble.isBehind(new CannotCreateTransactionException("none left")))
                .isTrue();
        assertThat(DatabaseTrouble.isBehind(new CannotAcquireLockException("locked")))
                .isTrue();
        assertThat(DatabaseTrouble.isBehind(new SQLTransientConnectionException("none left")))
                .isTrue();

        assertThat(DatabaseTrouble.isBehind(new DuplicateKeyException("twice"))).isFalse();
        assertThat(DatabaseTrouble.isBehind(
                        new BadSqlGrammarException("read", "SELECT", new SQLException("no", "42P01"))))
                .isFalse();
        assertThat(DatabaseTrouble.isBehind(new IOException("broken"))).isFalse();
    }
}
