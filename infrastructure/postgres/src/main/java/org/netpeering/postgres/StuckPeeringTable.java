package org.netpeering.postgres;

import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at the last failed attempt of what is on its way. */
final class StuckPeeringTable implements StuckPeerings {
    private static final String FIND = """
            SELECT p.peering_id, p.status, (failed.payload ->> 'attempt')::int AS attempts,
                   failed.payload ->> 'reason' AS reason, failed.occurred_at
              FROM netpeering.peering p
             CROSS JOIN LATERAL (SELECT e.payload, e.occurred_at FROM netpeering.event e
                                  WHERE e.aggregate_id = p.peering_id AND e.event_type = 'netpeering.attempt-failed.v1'
                                  ORDER BY e.sequence_number DESC LIMIT 1) AS failed
             WHERE p.status IN ('provisioning', 'deleting') AND (failed.payload ->> 'attempt')::int >= ?
             ORDER BY failed.occurred_at, p.peering_id LIMIT ?
            """;

    private final JdbcClient jdbc;
    private final int tries;

    StuckPeeringTable(DataSource dataSource, int tries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.tries = tries;
    }

    @Override
    public List<StuckPeering> find(int limit) {
        return jdbc.sql(FIND)
                .param(tries)
                .param(limit)
                .query((row, number) -> new StuckPeering(
                        new NetPeeringId(row.getString("peering_id")),
                        PeeringStatus.ofWireName(row.getString("status")).orElseThrow(),
                        row.getInt("attempts"),
                        row.getString("reason"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
