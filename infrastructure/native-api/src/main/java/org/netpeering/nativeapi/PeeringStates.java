package org.netpeering.nativeapi;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;

/** {@code /audit/v1/peerings/ID}: one peering as it is, or as it was at an instant or after one of its events. */
public final class PeeringStates implements AuditResource {
    private static final String PATH = "/audit/v1/peerings/*";
    private static final String AS_OF = "asOf";
    private static final String VERSION = "version";

    private final NetPeerings peerings;
    private final InstantSource clock;

    /** Asks that engine, which has that clock. */
    public PeeringStates(NetPeerings peerings, InstantSource clock) {
        this.peerings = peerings;
        this.clock = clock;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpAnswer answer(HttpCall call, CallContext caller) {
        QueryParameters parameters = QueryParameters.of(call, Set.of(AS_OF, VERSION));
        Optional<Instant> asOf = parameters.optional(AS_OF, Instants::isValid, Instants::parse, Instants.RULE);
        Optional<String> version = parameters.optional(
                VERSION, text -> text.matches("[0-9]{1,9}"), text -> text, "A version is a number from 0.");
        if (asOf.isPresent() && version.isPresent()) {
            throw Problem.badRequest(
                            "invalid-value", "Both " + AS_OF + " and " + VERSION + " were sent; send one of them.")
                    .asException();
        }
        PastPeering past = PastPeering.of(call, PATH, peerings, clock, caller);
        PeeringView view = version.map(number -> past.at(VERSION, number))
                .orElseGet(() -> asOf.map(instant -> past.at(AS_OF, instant.toString()))
                        .orElseGet(() -> past.at("now", past.now()).orElseThrow()));
        return Json.answer(200, PeeringDocument.of(view, past.viewer()));
    }
}
