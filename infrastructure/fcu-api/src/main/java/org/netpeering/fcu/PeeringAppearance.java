package org.netpeering.fcu;

import static org.netpeering.fcu.Look.Field.ACCEPTER_OPTIONS;
import static org.netpeering.fcu.Look.Field.ACCEPTER_RANGE;
import static org.netpeering.fcu.Look.Field.ACCEPTER_RANGE_SET;
import static org.netpeering.fcu.Look.Field.EXPIRATION_TIME;
import static org.netpeering.fcu.Look.Field.REGIONS;
import static org.netpeering.fcu.Look.Field.REQUESTER_OPTIONS;
import static org.netpeering.fcu.Look.Field.REQUESTER_RANGE;
import static org.netpeering.fcu.Look.Field.REQUESTER_RANGE_SET;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.fcu.Look.Field;

/**
 * What a personality shows of a peering: one row for each moment. Both owners are shown the same, but for their tags.
 *
 * @param looks one for each moment
 */
record PeeringAppearance(Map<Moment, Look> looks) {
    private static final Set<Field> RANGES = Set.of(REQUESTER_RANGE, ACCEPTER_RANGE);
    private static final Set<Field> REQUESTER =
            Set.of(REGIONS, REQUESTER_RANGE, REQUESTER_RANGE_SET, REQUESTER_OPTIONS);
    private static final Set<Field> BOTH = Set.of(
            REGIONS,
            REQUESTER_RANGE,
            REQUESTER_RANGE_SET,
            REQUESTER_OPTIONS,
            ACCEPTER_RANGE,
            ACCEPTER_RANGE_SET,
            ACCEPTER_OPTIONS);

    /** The caller is not told the outcome before the next read. */
    private static final Look AWS_INITIATING =
            new Look("initiating-request", "Initiating Request to {accepter}", REQUESTER).and(EXPIRATION_TIME);

    /** Everything at once, in the words of the engine. */
    static final PeeringAppearance OUTSCALE = new PeeringAppearance(Arrays.stream(Moment.values())
                    .collect(Collectors.toMap(Function.identity(), moment -> Look.asStored(RANGES))))
            .with(Moment.CREATE_ANSWER, Look.asStored(RANGES).and(EXPIRATION_TIME))
            .with(Moment.PENDING_ACCEPTANCE, Look.asStored(RANGES).and(EXPIRATION_TIME));

    /** As recorded of AWS; what is not known of states that have ended shows the requester in full and the accepter by its ids. */
    static final PeeringAppearance AWS = new PeeringAppearance(Map.ofEntries(
            Map.entry(Moment.CREATE_ANSWER, AWS_INITIATING),
            Map.entry(Moment.FAILED_CREATE_ANSWER, AWS_INITIATING),
            Map.entry(
                    Moment.PENDING_ACCEPTANCE,
                    new Look(null, "Pending Acceptance by {accepter}", REQUESTER).and(EXPIRATION_TIME)),
            Map.entry(Moment.ACCEPT_ANSWER, new Look("provisioning", "Provisioning", BOTH)),
            Map.entry(Moment.PROVISIONING, Look.asStored(BOTH)),
            Map.entry(Moment.ACTIVE, Look.asStored(BOTH)),
            Map.entry(Moment.DELETING, Look.asStored(BOTH)),
            Map.entry(Moment.REJECTED, Look.asStored(REQUESTER)),
            Map.entry(
                    Moment.FAILED,
                    new Look(null, "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range", REQUESTER)),
            Map.entry(Moment.EXPIRED, Look.asStored(REQUESTER)),
            Map.entry(Moment.DELETED, Look.asStored(Set.of(REGIONS)))));

    PeeringAppearance {
        looks = Map.copyOf(looks);
    }

    private PeeringAppearance with(Moment moment, Look look) {
        Map<Moment, Look> changed = new TreeMap<>(looks);
        changed.put(moment, look);
        return new PeeringAppearance(changed);
    }

    Look at(Moment moment) {
        Look look = looks.get(moment);
        if (look == null) {
            throw new IllegalStateException("This personality does not say how a peering looks at " + moment);
        }
        return look;
    }

    /** The messages that a reader finds in lists, where they are not the stored ones. */
    Map<PeeringStatus, String> words() {
        return Arrays.stream(PeeringStatus.values())
                .filter(status -> at(Moment.of(status)).words() != null)
                .collect(Collectors.toMap(
                        Function.identity(),
                        status -> String.valueOf(at(Moment.of(status)).words())));
    }
}
