package org.netpeering.application.access;

import org.netpeering.domain.api.Refusal;

/** A query was not answered, since the policies of the caller do not let it ask. Commands are answered with the refusal. */
public final class ActionDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal.ActionDenied refusal;

    /** For that reason. */
    public ActionDeniedException(Refusal.ActionDenied refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    /** The reason. */
    public Refusal.ActionDenied refusal() {
        return refusal;
    }
}
