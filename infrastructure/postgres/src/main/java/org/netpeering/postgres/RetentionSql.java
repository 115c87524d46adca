package org.netpeering.postgres;

import java.time.OffsetDateTime;
import org.netpeering.domain.api.ListingRetention;
import org.netpeering.domain.api.ListingRetention.Reader;
import org.netpeering.domain.api.ListingRetention.Row;
import org.netpeering.domain.value.AccountId;

/** How long what ended is listed for a reader, as SQL over {@code netpeering.peering p}, as of a given instant. */
final class RetentionSql {
    private RetentionSql() {}

    static void append(SqlText sql, ListingRetention retention, AccountId caller, OffsetDateTime now) {
        sql.append(
                "(p.ended_at IS NULL AND NOT (" + FilterSql.IS_OVERDUE
                        + ") OR COALESCE(p.ended_at, p.expires_at) > CASE",
                now);
        for (Row row : retention.rows()) {
            sql.append(
                    " WHEN CASE WHEN " + FilterSql.IS_OVERDUE + " THEN 'expired' ELSE p.status END = ?",
                    now,
                    row.ended().wireName());
            reader(sql, row.reader(), caller);
            sql.append(" THEN ?::timestamptz", now.minus(row.listed()));
        }
        sql.append(" ELSE 'infinity'::timestamptz END)");
    }

    private static void reader(SqlText sql, Reader reader, AccountId caller) {
        String id = caller.value();
        switch (reader) {
            case OWNER_OF_BOTH -> sql.append(" AND p.source_account = ? AND p.accepter_account = ?", id, id);
            case ENDER -> sql.append(" AND p.ended_by = ?", id);
            case SOURCE_OWNER -> sql.append(" AND p.source_account = ?", id);
            case ACCEPTER_OWNER -> sql.append(" AND p.accepter_account = ?", id);
        }
    }
}
