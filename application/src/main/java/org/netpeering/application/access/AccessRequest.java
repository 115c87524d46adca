package org.netpeering.application.access;

import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;

/**
 * The question whether somebody may do something.
 *
 * @param account the account on whose behalf it would be done
 * @param accessKeyId the key that signed the call, or null if none did, as when a program that embeds the engine asks
 * @param action the right that is needed, service and call: {@code api:CreateNetPeering},
 *     {@code fcu:CreateVpcPeeringConnection}
 */
public record AccessRequest(AccountId account, @Nullable String accessKeyId, String action) {}
