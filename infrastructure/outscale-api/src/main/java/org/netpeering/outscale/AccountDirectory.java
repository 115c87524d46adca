package org.netpeering.outscale;

import java.util.Optional;
import org.netpeering.domain.value.AccountId;

/** Knows what accounts are called, for ReadAccounts; those who run the dialect provide it. Called from many threads. */
@FunctionalInterface
public interface AccountDirectory {
    /** The name of the account; empty if it has none. */
    Optional<String> nameOf(AccountId account);
}
