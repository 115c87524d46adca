package org.netpeering.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class TransientFailureTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"08006", "08001", "57P01", "57P03", "57014", "53300", "53100", "40P01", "55P03", "58030", "25006"
            })
    void whatPassesByItselfIsTransient(String state) {
        assertThat(TransientFailure.isBehind(new IllegalStateException(new SQLException("no", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "22P02", "42P01", "42703", "25001", "0A000", "08", ""})
    void whatStaysIsNot(String state) {
        assertThat(TransientFailure.isBehind(new IllegalStateException(new SQLException("no", state))))
                .isFalse();
    }

    @Test
    void theExceptionsOfSpringAreToldApartToo() {
        assertThat(TransientFailure.isBehind(new CannotGetJdbcConnectionException("none left")))
                .isTrue();
        assertThat(TransientFailure.isBehind(new CannotCreateTransactionException("none left")))
                .isTrue();
        assertThat(TransientFailure.isBehind(new CannotAcquireLockException("locked")))
                .isTrue();
        assertThat(TransientFailure.isBehind(new SQLTransientConnectionException("none left")))
                .isTrue();

        assertThat(TransientFailure.isBehind(new DeadlockException("both wait")))
                .isTrue();
        assertThat(TransientFailure.isBehind(new ConcurrencyException("too late")))
                .isTrue();

        assertThat(TransientFailure.isBehind(new DuplicateKeyException("twice")))
                .isFalse();
        assertThat(TransientFailure.isBehind(
                        new BadSqlGrammarException("read", "SELECT", new SQLException("no", "42P01"))))
                .isFalse();
        assertThat(TransientFailure.isBehind(new IOException("broken"))).isFalse();
    }
}
