package org.netpeering.server.accounts;

import org.netpeering.application.access.Ruling;
import org.netpeering.domain.value.AccountId;

/** What a caller shows, an access key or the password of a user, and what it may do with that. */
sealed interface Credential permits AccessKey, UserPassword {
    /** The account that calls with it. */
    AccountId account();

    /** What its policies say. */
    Ruling ruling(String action);

    /** Whether a policy lets it do this by the name of its service; without policies it may not. */
    Ruling spelledOutRuling(String action);
}
