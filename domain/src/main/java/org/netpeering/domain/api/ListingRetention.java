package org.netpeering.domain.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.PeeringStatus;

/**
 * How long those who look still find a peering in their lists after it has ended.
 *
 * @param rows the first one for the state and the reader counts; a reader for whom there is none does not find it at all
 */
public record ListingRetention(List<Row> rows) {
    /**
     * Copies the rows.
     *
     * @throws IllegalArgumentException if there is no row
     */
    public ListingRetention {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "A retention without a row would list nothing that has ended; use the settings");
        }
    }

    /** For how long that reader finds a peering that ended in that state. */
    public record Row(PeeringStatus ended, Reader reader, Duration listed) {}

    /** What the account that looks has to do with the peering. */
    public enum Reader {
        /** It owns both Nets. */
        OWNER_OF_BOTH,
        /** It ended the peering itself. */
        ENDER,
        /** It owns the source Net. */
        SOURCE_OWNER,
        /** It owns the accepter Net. */
        ACCEPTER_OWNER;

        boolean is(AccountId account, PeeringView view) {
            return switch (this) {
                case OWNER_OF_BOTH ->
                    view.source().isOwnedBy(account) && view.accepter().isOwnedBy(account);
                case ENDER -> account.equals(view.endedBy());
                case SOURCE_OWNER -> view.source().isOwnedBy(account);
                case ACCEPTER_OWNER -> view.accepter().isOwnedBy(account);
            };
        }
    }

    /** How long anybody finds anything. */
    public Duration longest() {
        return rows.stream().map(Row::listed).max(Comparator.naturalOrder()).orElseThrow();
    }

    /**
     * Whether the account still finds the peering in its lists.
     *
     * @param view the peering as it is at that instant
     */
    public boolean isListed(PeeringView view, AccountId reader, Instant now) {
        Instant endedAt = view.endedAt();
        return endedAt == null
                || listed(view, reader)
                        .filter(duration -> endedAt.isAfter(now.minus(duration)))
                        .isPresent();
    }

    private Optional<Duration> listed(PeeringView view, AccountId reader) {
        return rows.stream()
                .filter(row -> row.ended() == view.status() && row.reader().is(reader, view))
                .map(Row::listed)
                .findFirst();
    }
}
