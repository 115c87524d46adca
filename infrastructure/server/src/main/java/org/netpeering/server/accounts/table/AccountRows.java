package org.netpeering.server.accounts.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the tables of accounts. */
record AccountRows(JdbcClient jdbc) {
    /**
     * An account with one of its keys.
     *
     * @param account its id
     * @param name its name
     * @param key null for an account without keys that are active
     */
    record Row(AccountId account, String name, @Nullable KeyRow key) {}

    /**
     * An active key.
     *
     * @param owner which key it is, and whose
     * @param sealed the encrypted secret
     * @param policies the documents of its user or its own
     */
    record KeyRow(KeyOwner owner, byte[] sealed, List<String> policies) {}

    /** Another number after each change of the tables. */
    long counter() {
        return jdbc.sql("SELECT counter FROM netpeering.account_change")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** Whether there is any account, active or not. */
    boolean isEmpty() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM netpeering.account)")
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** All that is active, in one query and so as of one instant: a key never comes without a policy that denies. */
    List<Row> active() {
        return jdbc.sql("""
                        SELECT account.account_id, account.name, key.access_key_id, key.user_name, key.secret,
                               ARRAY(SELECT policy.document FROM netpeering.access_policy policy
                                      WHERE policy.access_key_id = key.access_key_id
                                         OR (policy.account_id = key.account_id AND policy.user_name = key.user_name)
                                      ORDER BY policy.policy_name) AS policies
                          FROM netpeering.account account
                          LEFT JOIN netpeering.access_key key
                            ON key.account_id = account.account_id AND key.state = 'active'
                           AND NOT EXISTS (SELECT FROM netpeering.account_user holder
                                            WHERE holder.account_id = key.account_id
                                              AND holder.user_name = key.user_name AND holder.state <> 'active')
                         WHERE account.state = 'active'
                         ORDER BY account.account_id, key.created_at, key.access_key_id
                        """).query(AccountRows::row).list();
    }

    /**
     * An active user who has a password.
     *
     * @param hash of the password
     * @param policies the documents of the user
     */
    record PasswordRow(AccountId account, String user, String hash, List<String> policies) {}

    /** In one query too, so that a password never comes without a policy that denies. */
    List<PasswordRow> passwords() {
        return jdbc.sql("""
                        SELECT holder.account_id, holder.user_name, holder.password_hash,
                               ARRAY(SELECT policy.document FROM netpeering.access_policy policy
                                      WHERE policy.account_id = holder.account_id
                                        AND policy.user_name = holder.user_name
                                      ORDER BY policy.policy_name) AS policies
                          FROM netpeering.account_user holder
                          JOIN netpeering.account account USING (account_id)
                         WHERE account.state = 'active' AND holder.state = 'active'
                           AND holder.password_hash IS NOT NULL
                         ORDER BY holder.account_id, holder.user_name
                        """)
                .query((row, number) -> new PasswordRow(
                        new AccountId(row.getString("account_id")),
                        row.getString("user_name"),
                        row.getString("password_hash"),
                        List.of((String[]) row.getArray("policies").getArray())))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        AccountId account = new AccountId(row.getString("account_id"));
        String keyId = row.getString("access_key_id");
        KeyRow key = keyId == null
                ? null
                : new KeyRow(
                        new KeyOwner(keyId, account, row.getString("user_name")),
                        row.getBytes("secret"),
                        List.of((String[]) row.getArray("policies").getArray()));
        return new Row(account, row.getString("name"), key);
    }
}
