package org.netpeering.console;

import java.time.Duration;
import java.util.List;
import org.netpeering.domain.value.AccountId;
import org.netpeering.edge.Visitors.Visitor;

/** What the console offers in a sandbox only: accounts without a secret, and a clock that can be moved. */
public interface Sandbox {
    /** The accounts that anybody may sign in to by a click; none once the installation has accounts of its own. */
    List<Demo> demos();

    /**
     * Moves the clock forward; what falls due has expired when this returns.
     *
     * @param by longer than zero
     * @return how many requests have expired
     * @throws IllegalArgumentException if the clock does not move that way; the message says why
     */
    int advance(Duration by);

    /**
     * An account with a published key.
     *
     * @param name for people
     */
    record Demo(AccountId account, String name, String accessKeyId) {
        Visitor visitor() {
            return new Visitor(account, null, accessKeyId);
        }
    }
}
