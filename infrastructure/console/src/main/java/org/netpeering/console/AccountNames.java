package org.netpeering.console;

import java.util.Optional;
import org.netpeering.domain.value.AccountId;

/** How accounts are called. Asked for every page, from many threads. */
@FunctionalInterface
public interface AccountNames {
    /** The name for people, which is not unique; empty if there is no such account. */
    Optional<String> nameOf(AccountId account);
}
