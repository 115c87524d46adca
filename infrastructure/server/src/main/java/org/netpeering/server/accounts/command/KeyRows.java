package org.netpeering.server.accounts.command;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.server.accounts.table.KeyOwner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The access keys in the database. */
record KeyRows(JdbcClient jdbc) {
    /**
     * A key, without its secret.
     *
     * @param owner which key it is, and whose
     * @param state whether it may sign
     * @param created when it was made
     * @param rotated when the key was made that shall replace it; null if there is none
     */
    record Row(
            KeyOwner owner,
            State state,
            Instant created,
            @Nullable Instant rotated) {
        boolean isActive() {
            return state == State.ACTIVE;
        }
    }

    void insert(KeyOwner owner, byte[] sealed, Instant now) {
        jdbc.sql("""
                        INSERT INTO netpeering.access_key (access_key_id, account_id, user_name, secret, created_at)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .param(owner.keyId())
                .param(owner.account().value())
                .param(owner.user())
                .param(sealed)
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Row> find(String keyId) {
        return jdbc.sql("SELECT * FROM netpeering.access_key WHERE access_key_id = ?")
                .param(keyId)
                .query(KeyRows::row)
                .optional();
    }

    /** The keys of a user, or those of the account itself, the oldest first. */
    List<Row> of(AccountId account, @Nullable String user) {
        return jdbc.sql("""
                        SELECT * FROM netpeering.access_key
                         WHERE account_id = ? AND user_name IS NOT DISTINCT FROM ?
                         ORDER BY created_at, access_key_id
                        """)
                .param(account.value())
                .param(user)
                .query(KeyRows::row)
                .list();
    }

    void setState(String keyId, State state) {
        jdbc.sql("UPDATE netpeering.access_key SET state = ? WHERE access_key_id = ?")
                .params(state.text(), keyId)
                .update();
    }

    void setRotated(String keyId, Instant now) {
        jdbc.sql("UPDATE netpeering.access_key SET rotated_at = ? WHERE access_key_id = ?")
                .params(now.atOffset(ZoneOffset.UTC), keyId)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        OffsetDateTime rotated = row.getObject("rotated_at", OffsetDateTime.class);
        return new Row(
                new KeyOwner(
                        row.getString("access_key_id"),
                        new AccountId(row.getString("account_id")),
                        row.getString("user_name")),
                row.getString("state").equals(State.ACTIVE.text()) ? State.ACTIVE : State.DISABLED,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                rotated == null ? null : rotated.toInstant());
    }
}
