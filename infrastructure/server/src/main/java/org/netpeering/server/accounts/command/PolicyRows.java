package org.netpeering.server.accounts.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.server.accounts.command.Whom.OfAccount;
import org.netpeering.server.accounts.command.Whom.OfKey;
import org.netpeering.server.accounts.command.Whom.OfUser;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The policies in the database; each of a user, or of a key of an account itself. */
record PolicyRows(JdbcClient jdbc) {
    private static final String HELD = "(access_key_id = :key OR (account_id = :account AND user_name = :user))";

    /** How the holder of a policy is written in the table. */
    private record Columns(
            @Nullable String account,
            @Nullable String user,
            @Nullable String key) {
        static Columns of(Whom holder) {
            return switch (holder) {
                case OfUser user -> new Columns(user.account().value(), user.name(), null);
                case OfKey key -> new Columns(null, null, key.id());
                case OfAccount account ->
                    throw new IllegalArgumentException("Account " + account + " holds no policies");
            };
        }
    }

    /** Replaces one of the same name. */
    void put(Whom holder, String name, String document, Instant now) {
        remove(holder, name);
        of(holder, """
                        INSERT INTO netpeering.access_policy
                               (account_id, user_name, access_key_id, policy_name, document, attached_at)
                        VALUES (:account, :user, :key, :name, :document, :now)
                        """)
                .param("name", name)
                .param("document", document)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether there was one. */
    boolean remove(Whom holder, String name) {
        return of(holder, "DELETE FROM netpeering.access_policy WHERE policy_name = :name AND " + HELD)
                        .param("name", name)
                        .update()
                == 1;
    }

    List<String> names(Whom holder) {
        return of(holder, "SELECT policy_name FROM netpeering.access_policy WHERE " + HELD + " ORDER BY policy_name")
                .query((row, number) -> row.getString(1))
                .list();
    }

    Optional<String> document(Whom holder, String name) {
        return of(holder, "SELECT document FROM netpeering.access_policy WHERE policy_name = :name AND " + HELD)
                .param("name", name)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    private JdbcClient.StatementSpec of(Whom holder, String sql) {
        Columns columns = Columns.of(holder);
        return jdbc.sql(sql)
                .param("account", columns.account)
                .param("user", columns.user)
                .param("key", columns.key);
    }

    void copy(String fromKey, String toKey) {
        jdbc.sql("""
                        INSERT INTO netpeering.access_policy (access_key_id, policy_name, document, attached_at)
                        SELECT ?, policy_name, document, attached_at FROM netpeering.access_policy WHERE access_key_id = ?
                        """).params(toKey, fromKey).update();
    }
}
