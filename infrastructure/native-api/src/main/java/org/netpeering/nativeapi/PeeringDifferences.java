package org.netpeering.nativeapi;

import java.time.InstantSource;
import java.util.Set;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.history.ViewChange;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /audit/v1/peerings/ID/diff}: in what one peering differs between two versions or instants. */
public final class PeeringDifferences implements AuditResource {
    private static final String PATH = "/audit/v1/peerings/*/diff";
    private static final String FROM = "from";
    private static final String TO = "to";

    private final NetPeerings peerings;
    private final InstantSource clock;

    /** Asks that engine, which has that clock. */
    public PeeringDifferences(NetPeerings peerings, InstantSource clock) {
        this.peerings = peerings;
        this.clock = clock;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpAnswer answer(HttpCall call, CallContext caller) {
        QueryParameters parameters = QueryParameters.of(call, Set.of(FROM, TO));
        String from = parameters.required(FROM, PastPeering::isPoint, text -> text, PastPeering.POINT_RULE);
        String to = parameters.required(TO, PastPeering::isPoint, text -> text, PastPeering.POINT_RULE);
        PastPeering past = PastPeering.of(call, PATH, peerings, clock, caller);
        PeeringView before = past.at(FROM, from);
        PeeringView after = past.at(TO, to);
        ObjectNode document = Json.object()
                .put("peering", past.id().value())
                .put("from", from)
                .put("to", to);
        ArrayNode changes = document.putArray("changes");
        ViewChange.between(before, after, past.viewer())
                .forEach(change -> changes.addObject()
                        .put("field", change.field())
                        .put("from", change.from())
                        .put("to", change.to()));
        return Json.answer(200, document);
    }
}
