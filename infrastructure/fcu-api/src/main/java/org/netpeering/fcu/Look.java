package org.netpeering.fcu;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a peering looks at a moment.
 *
 * @param code the state on the wire, or null for the stored one
 * @param words the message, with {@link org.netpeering.domain.api.PeeringFilter.MessageFilter#ACCEPTER} for the account, or null
 *     for the stored one
 * @param fields what else is shown besides the ids and the owners
 */
record Look(@Nullable String code, @Nullable String words, Set<Field> fields) {
    Look {
        fields = Set.copyOf(fields);
    }

    /** The elements that are not always there. */
    enum Field {
        REGIONS,
        REQUESTER_RANGE,
        REQUESTER_RANGE_SET,
        REQUESTER_OPTIONS,
        ACCEPTER_RANGE,
        ACCEPTER_RANGE_SET,
        ACCEPTER_OPTIONS,
        EXPIRATION_TIME
    }

    /** In the state and with the message that are stored. */
    static Look asStored(Set<Field> fields) {
        return new Look(null, null, fields);
    }

    Look and(Field field) {
        EnumSet<Field> more = EnumSet.of(field);
        more.addAll(fields);
        return new Look(code, words, more);
    }

    boolean shows(Field field) {
        return fields.contains(field);
    }
}
