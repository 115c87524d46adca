package org.netpeering.server.accounts.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts and users in the database. */
record OwnerRows(JdbcClient jdbc) {
    record AccountRow(AccountId id, String name, String state) {}

    record UserRow(String name, String state, boolean hasPassword) {}

    /** False if there is one of this id. */
    boolean insertAccount(AccountId id, String name, Instant now) {
        return jdbc.sql("""
                                INSERT INTO netpeering.account (account_id, name, created_at) VALUES (?, ?, ?)
                                ON CONFLICT DO NOTHING
                                """)
                        .params(id.value(), name, now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** False if the account has one of this name. */
    boolean insertUser(AccountId account, String name, Instant now) {
        return jdbc.sql("""
                                INSERT INTO netpeering.account_user (account_id, user_name, created_at) VALUES (?, ?, ?)
                                ON CONFLICT DO NOTHING
                                """)
                        .params(account.value(), name, now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<AccountRow> accounts() {
        return jdbc.sql("SELECT * FROM netpeering.account ORDER BY account_id")
                .query((row, number) -> new AccountRow(
                        new AccountId(row.getString("account_id")), row.getString("name"), row.getString("state")))
                .list();
    }

    List<UserRow> users(AccountId account) {
        return jdbc.sql("SELECT * FROM netpeering.account_user WHERE account_id = ? ORDER BY user_name")
                .param(account.value())
                .query((row, number) -> new UserRow(
                        row.getString("user_name"), row.getString("state"), row.getString("password_hash") != null))
                .list();
    }

    /** Holds everybody else up who changes anything of this account; false if there is none. */
    boolean lock(AccountId account) {
        Optional<String> found = jdbc.sql("SELECT account_id FROM netpeering.account WHERE account_id = ? FOR UPDATE")
                .param(account.value())
                .query((row, number) -> row.getString(1))
                .optional();
        return found.isPresent();
    }

    boolean isUser(AccountId account, String name) {
        return users(account).stream().anyMatch(user -> user.name().equals(name));
    }

    /** @param hash of the password, or null for none */
    void setPassword(AccountId account, String name, @Nullable String hash) {
        jdbc.sql("UPDATE netpeering.account_user SET password_hash = ? WHERE account_id = ? AND user_name = ?")
                .param(hash)
                .param(account.value())
                .param(name)
                .update();
    }

    void setAccountState(AccountId account, State state) {
        jdbc.sql("UPDATE netpeering.account SET state = ? WHERE account_id = ?")
                .params(state.text(), account.value())
                .update();
    }

    void setUserState(AccountId account, String name, State state) {
        jdbc.sql("UPDATE netpeering.account_user SET state = ? WHERE account_id = ? AND user_name = ?")
                .params(state.text(), account.value(), name)
                .update();
    }
}
