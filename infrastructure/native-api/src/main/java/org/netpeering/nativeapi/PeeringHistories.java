package org.netpeering.nativeapi;

import java.time.InstantSource;
import java.util.Set;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /audit/v1/peerings/ID/history}: all that happened to one peering, with the events as they stand in the log. */
public final class PeeringHistories implements AuditResource {
    private static final String PATH = "/audit/v1/peerings/*/history";

    private final NetPeerings peerings;
    private final InstantSource clock;

    /** Asks that engine, which has that clock. */
    public PeeringHistories(NetPeerings peerings, InstantSource clock) {
        this.peerings = peerings;
        this.clock = clock;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpAnswer answer(HttpCall call, CallContext caller) {
        QueryParameters.of(call, Set.of());
        PastPeering past = PastPeering.of(call, PATH, peerings, clock, caller);
        ObjectNode document = Json.object().put("peering", past.id().value());
        ArrayNode entries = document.putArray("entries");
        past.history().lines().forEach(line -> {
            ObjectNode entry = AuditEntryDocument.of(line.entry());
            entry.set("event", Json.parse(line.payload()));
            entries.add(entry);
        });
        return Json.answer(200, document);
    }
}
