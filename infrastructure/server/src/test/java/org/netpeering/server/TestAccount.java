package org.netpeering.server;

import org.netpeering.domain.value.AccountId;

/** An account that one test has for itself. */
public record TestAccount(AccountId id, String accessKeyId, String secretKey) {}
