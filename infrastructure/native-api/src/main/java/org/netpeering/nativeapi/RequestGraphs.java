package org.netpeering.nativeapi;

import java.util.Locale;
import java.util.Set;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.audit.AuditQuery.TraceRequest;
import org.netpeering.application.audit.CausationGraph;
import org.netpeering.application.audit.CausationGraph.Node;
import org.netpeering.application.call.CallContext;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /audit/v1/requests/ID/graph}: what one request led to, as nodes and edges. */
public final class RequestGraphs implements AuditResource {
    private static final String PATH = "/audit/v1/requests/*/graph";

    private final NetPeerings peerings;

    /** Asks that engine. */
    public RequestGraphs(NetPeerings peerings) {
        this.peerings = peerings;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpAnswer answer(HttpCall call, CallContext caller) {
        QueryParameters.of(call, Set.of());
        String request = Resources.segment(call.normalizedPath(), PATH);
        if (!request.matches("[A-Za-z0-9_.-]{1,200}")) {
            throw Problem.invalidValue("the request in the path", request, Rules.ID)
                    .asException();
        }
        CausationGraph graph = peerings.ask(new TraceRequest(Viewer.of(caller), request), caller);
        if (graph.nodes().isEmpty()) {
            throw new Problem(
                            404,
                            "Not Found",
                            "no-such-request",
                            "No request " + request + " that you may see has changed anything or was refused.")
                    .asException();
        }
        ObjectNode document = Json.object().put("requestId", request);
        ArrayNode nodes = document.putArray("nodes");
        graph.nodes().forEach(node -> nodes.add(document(node)));
        ArrayNode edges = document.putArray("edges");
        graph.edges().forEach(edge -> edges.addObject().put("from", edge.from()).put("to", edge.to()));
        return Json.answer(200, document);
    }

    private static ObjectNode document(Node node) {
        ObjectNode document = Json.object()
                .put("id", node.id())
                .put("kind", node.kind().name().toLowerCase(Locale.ROOT))
                .put("name", node.name());
        if (node.at() != null) {
            document.put("at", node.at().toString());
        }
        if (node.peering() != null) {
            document.put("peering", node.peering().value());
        }
        if (node.state() != null) {
            document.put("state", node.state());
        }
        return document;
    }
}
