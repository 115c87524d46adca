package org.netpeering.nativeapi;

import java.util.Map;
import java.util.Optional;
import org.netpeering.application.call.CallContext;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;

/** What stands at one path, or at all paths of one shape. */
public interface Resource {
    /** The path from its first slash on; a segment {@code *} stands for any one segment. */
    String path();

    /** The methods that are taken, each with the right that a caller needs for it. */
    Map<String, String> rights();

    /**
     * The right, of the service {@code audit}, with which a caller reads here what concerns any account and needs no other right;
     * empty if nobody does. The context of the caller then names this right.
     */
    default Optional<String> auditorRight() {
        return Optional.empty();
    }

    /**
     * Does what the call asks for, by one of the methods above and on behalf of a caller who has the right.
     *
     * @throws ProblemException if the call is not in order
     */
    HttpAnswer answer(HttpCall call, CallContext caller);
}
