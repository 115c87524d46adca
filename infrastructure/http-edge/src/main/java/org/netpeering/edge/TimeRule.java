package org.netpeering.edge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.EdgeRefusal.Kind;

/** A request must be recent, and a presigned one not yet expired. */
final class TimeRule {
    private final InstantSource clock;
    private final Duration skew;

    TimeRule(InstantSource clock, Duration skew) {
        this.clock = clock;
        this.skew = skew;
    }

    void check(Credentials credentials) throws Refused {
        Instant now = clock.instant();
        SignedDate date = credentials.date();
        if (date.instant().isAfter(now.plus(skew))) {
            throw outOfTime(date, "is ahead of this server's time", now);
        }
        @Nullable Duration expires = credentials.expires();
        if (expires == null) {
            if (date.instant().isBefore(now.minus(skew))) {
                throw outOfTime(date, "is behind this server's time", now);
            }
        } else if (!now.isBefore(date.instant().plus(expires))) {
            throw new Refused(
                    Kind.OUT_OF_TIME,
                    "The presigned request of '" + date.text() + "' was good for " + expires.toSeconds()
                            + " seconds, and it is now '" + SignedDate.write(now) + "'. Presign a new one.");
        }
    }

    private Refused outOfTime(SignedDate date, String fault, Instant now) {
        return new Refused(
                Kind.OUT_OF_TIME,
                date.field() + " '" + date.text() + "' " + fault + ", '" + SignedDate.write(now) + "', by more than "
                        + skew.toSeconds() + " seconds. Set the clock of the client.");
    }
}
