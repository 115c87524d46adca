package org.netpeering.edge;

import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallContext;

/**
 * One HTTP API that the engine speaks: which requests are its own, and how its answers and its errors are written.
 *
 * <p>Called from many threads at once. Whatever it throws becomes {@link #fault}, so it throws only for bugs.
 */
public interface Dialect {

    /** The short name under which events remember where a call came from: {@code oapi}, {@code fcu}, ... */
    String name();

    /**
     * Whether the request belongs to this dialect. The first dialect that claims a request gets it. Never throws:
     * nobody could say yet in which form to answer.
     *
     * @param call the head of the request; its body is not read yet, and empty here
     */
    boolean claims(HttpCall call);

    /**
     * Whether the call may come without credentials. Credentials that do come are verified all the same.
     *
     * @param call a request that this dialect claimed, with its body
     */
    boolean isOpen(HttpCall call);

    /**
     * Whether the call may change anything. Judged by what the call says of itself, before it is looked into; never throws.
     *
     * @param call a request that this dialect claimed, with its body, from a caller who is known
     */
    CallClass classOf(HttpCall call);

    /**
     * Does what the call asks for.
     *
     * @param caller who calls; null only if the call is open and came without credentials
     * @param requestId the id that the answer has to carry
     */
    HttpAnswer answer(HttpCall call, @Nullable CallContext caller, String requestId);

    /**
     * The error document for a request that the edge turned away. The edge adds {@code Retry-After}.
     *
     * @param call the request; its body is empty if the refusal is about the body
     */
    HttpAnswer refuse(HttpCall call, EdgeRefusal refusal, String requestId);

    /** The error document, status 500, for a request that failed because of a bug; tells the caller no cause. */
    HttpAnswer fault(HttpCall call, String requestId);
}
