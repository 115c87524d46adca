package org.netpeering.application.inventory;

import java.util.SortedMap;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;

/**
 * A private network of an account.
 *
 * @param tenancy {@code default} or {@code dedicated}
 * @param tags the tags of its owner
 */
public record Net(NetId id, AccountId owner, CidrBlock range, String tenancy, SortedMap<String, String> tags) {}
