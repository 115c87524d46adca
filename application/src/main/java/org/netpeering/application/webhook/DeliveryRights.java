package org.netpeering.application.webhook;

import java.util.Optional;

/** Says on whose behalf events may be delivered now; asked before each delivery, by many threads, and so quick to answer. */
@FunctionalInterface
public interface DeliveryRights {
    /** Why nothing is delivered for that owner now, for people; empty if it is. What is not delivered waits. */
    Optional<String> pauseOf(WebhookOwner owner);
}
