package org.netpeering.nativeapi;

import java.util.Map;
import java.util.Set;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.Explanation;
import org.netpeering.domain.api.Explanation.RuleVerdict;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringQuery.ExplainRequest;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /explain/v1}: what would become of a request that is not made, rule by rule. */
public final class Explanations implements Resource {
    private static final String SOURCE_NET = "sourceNet";
    private static final String ACCEPTER_NET = "accepterNet";
    private static final String ACCEPTER_OWNER = "accepterOwner";
    private static final String NET_RULE = "An id of a Net is 'vpc-' and 8 or 17 hexadecimal digits.";

    private final NetPeerings peerings;

    /** Asks that engine. */
    public Explanations(NetPeerings peerings) {
        this.peerings = peerings;
    }

    @Override
    public String path() {
        return "/explain/v1";
    }

    @Override
    public Map<String, String> rights() {
        return Map.of("GET", "netpeering:ExplainRequest");
    }

    @Override
    public HttpAnswer answer(HttpCall call, CallContext caller) {
        QueryParameters parameters = QueryParameters.of(call, Set.of(SOURCE_NET, ACCEPTER_NET, ACCEPTER_OWNER));
        return Json.answer(
                200,
                document(peerings.explain(
                        new ExplainRequest(
                                caller.account(),
                                parameters.required(SOURCE_NET, NetId::isValid, NetId::new, NET_RULE),
                                parameters.required(ACCEPTER_NET, NetId::isValid, NetId::new, NET_RULE),
                                parameters
                                        .optional(
                                                ACCEPTER_OWNER,
                                                AccountId::isValid,
                                                AccountId::new,
                                                "An account id has 12 digits.")
                                        .orElse(null),
                                UnknownAccepter.REFUSE),
                        caller)));
    }

    private static ObjectNode document(Explanation explanation) {
        ObjectNode document = Json.object();
        PeeringStatus status = explanation.status();
        document.put("state", status == null ? null : status.wireName());
        Refusal refusal = explanation.refusal();
        if (refusal == null) {
            document.putNull("refusal");
        } else {
            document.putObject("refusal").put("code", refusal.code()).put("message", refusal.message());
        }
        ArrayNode rules = document.putArray("rules");
        explanation.verdicts().forEach(verdict -> rules.add(document(verdict)));
        return document;
    }

    private static ObjectNode document(RuleVerdict verdict) {
        ObjectNode rule = Json.object()
                .put("rule", verdict.rule())
                .put(
                        "verdict",
                        switch (verdict.verdict()) {
                            case HOLDS -> "holds";
                            case BROKEN -> "broken";
                            case OPEN -> "open";
                        })
                .put("message", verdict.message());
        ArrayNode collisions = rule.putArray("collisions");
        verdict.collisions()
                .forEach(pair -> collisions
                        .addObject()
                        .put("source", pair.source().toString())
                        .put("accepter", pair.accepter().toString()));
        return rule;
    }
}
