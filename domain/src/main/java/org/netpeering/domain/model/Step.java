package org.netpeering.domain.model;

import java.time.Instant;

/**
 * How far the provisioner is with joining two Nets, or with taking them apart.
 *
 * @param attempt the last attempt that began, from 1
 * @param isUnderWay whether its answer is awaited; otherwise it has failed and the next one is
 * @param due when the engine goes on by itself: takes it for failed, or begins the next one
 * @param firstValid the first attempt that was told of the ranges as they are now
 */
record Step(int attempt, boolean isUnderWay, Instant due, int firstValid) {
    static Step first(int attempt, Instant answerBy) {
        return new Step(attempt, true, answerBy, attempt);
    }

    Step begun(int next, Instant answerBy) {
        return new Step(next, true, answerBy, firstValid);
    }

    Step failed(Instant retryAt) {
        return new Step(attempt, false, retryAt, firstValid);
    }

    /** No attempt so far counts any more. */
    Step outdated() {
        return new Step(attempt, isUnderWay, due, attempt + 1);
    }

    boolean isDue(Instant now) {
        return !now.isBefore(due);
    }

    /** Whether that attempt can still fail. */
    boolean isAt(int reported) {
        return isUnderWay && reported == attempt;
    }

    /** Whether that attempt, should it have succeeded after all, has done what is wanted now. */
    boolean counts(int reported) {
        return reported >= firstValid && reported <= attempt;
    }
}
