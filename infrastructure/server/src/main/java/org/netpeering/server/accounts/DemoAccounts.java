package org.netpeering.server.accounts;

import java.util.List;
import org.netpeering.domain.value.AccountId;

/** Two accounts with published keys, to try netpeering with; never to guard anything. */
public final class DemoAccounts {

    private static final ListedAccounts BOTH = ListedAccounts.of(List.of(
            demo("123456789012", "demo-requester", "AKDEMOREQUESTER00001", "SKDEMOREQUESTER0PUBLISHED0NEVER0SECRET01"),
            demo("987654321098", "demo-accepter", "AKDEMOACCEPTER000002", "SKDEMOACCEPTER00PUBLISHED0NEVER0SECRET02")));

    private DemoAccounts() {}

    /** Always the same accounts, keys and secrets. */
    public static ListedAccounts accounts() {
        return BOTH;
    }

    /** By id or by secret: a demo secret under another id is as well known. */
    static boolean knows(AccessKey key) {
        return BOTH.all().stream()
                .flatMap(account -> account.accessKeys().stream())
                .anyMatch(demo -> demo.id().equals(key.id()) || demo.secret().equals(key.secret()));
    }

    private static Account demo(String id, String name, String keyId, String secret) {
        AccountId account = new AccountId(id);
        return new Account(account, name, List.of(new AccessKey(keyId, account, null, secret, List.of(), null)));
    }
}
