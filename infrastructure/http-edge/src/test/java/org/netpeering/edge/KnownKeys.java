package org.netpeering.edge;

import java.util.Map;
import java.util.Optional;
import org.netpeering.domain.value.AccountId;

/** The keys that signed the captures; none of them opens anything. */
final class KnownKeys {
    static final AccessKey OUTSCALE = new AccessKey(
            "AKTESTAAAAAAAAAAAAAA",
            "SKTESTBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB",
            new AccountId("123456789012"),
            null,
            null);
    static final AccessKey PERMANENT = new AccessKey(
            "AKIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            new AccountId("111122223333"),
            null,
            null);
    static final AccessKey TEMPORARY = new AccessKey(
            "ASIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            new AccountId("111122223333"),
            null,
            "TOKEN/+==");

    private static final Map<String, AccessKey> BY_ID =
            Map.of(OUTSCALE.id(), OUTSCALE, PERMANENT.id(), PERMANENT, TEMPORARY.id(), TEMPORARY);
    static final AccessKeys ALL = id -> Optional.ofNullable(BY_ID.get(id));

    private KnownKeys() {}
}
