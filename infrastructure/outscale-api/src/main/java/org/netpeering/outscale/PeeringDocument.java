package org.netpeering.outscale;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import tools.jackson.databind.node.ObjectNode;

/**
 * A peering as the contract shows it (OAPI contract, section 2), and no field more: clients refuse what they do not know.
 *
 * <p>An account sees its own tags only. Of several ranges of a Net the first is shown.
 */
final class PeeringDocument {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private PeeringDocument() {}

    static ObjectNode of(PeeringView peering, AccountId reader) {
        ObjectNode document = Json.object();
        document.set("Tags", Tags.document(peering.tagsOf(reader)));
        document.putObject("State").put("Name", ShownState.of(peering.status())).put("Message", peering.message());
        document.set("AccepterNet", net(peering.accepter()));
        document.set("SourceNet", net(peering.source()));
        document.put("NetPeeringId", peering.id().value());
        document.put("ExpirationDate", dateTime(peering.expiresAt()));
        return document;
    }

    /** An instant in UTC with milliseconds. */
    static String dateTime(Instant instant) {
        return MILLISECONDS.format(instant);
    }

    /** What is not known of the accepter Net of a failed peering is left out. */
    private static ObjectNode net(NetEnd end) {
        ObjectNode net = Json.object().put("NetId", end.net().value());
        if (!end.ranges().isEmpty()) {
            net.put("IpRange", end.ranges().getFirst().toString());
        }
        if (end.account() != null) {
            net.put("AccountId", end.account().value());
        }
        return net;
    }
}
