package org.netpeering.application.webhook;

import java.util.List;

/**
 * What a new configuration has changed; by the ids of webhooks.
 *
 * @param added that begin now
 * @param changed that go on where they were
 * @param removed that are gone with all that was parked
 */
public record ConfigurationChanges(List<String> added, List<String> changed, List<String> removed) {
    /** Copies the lists. */
    public ConfigurationChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /** Whether everything was so already. */
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
}
