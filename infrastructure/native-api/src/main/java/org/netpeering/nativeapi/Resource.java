package org.netpeering.nativeapi;

import org.netpeering.application.call.CallContext;
import org.netpeering.edge.HttpCall;
import tools.jackson.databind.node.ObjectNode;

/** What stands at one path. */
interface Resource {
    String path();

    /** The right that a caller needs to read it. */
    String right();

    /** @throws ProblemException if the call is not in order */
    ObjectNode read(HttpCall call, CallContext caller);
}
