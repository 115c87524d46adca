package org.netpeering.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.application.access.AccessRequest;
import org.netpeering.application.access.Policy;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.server.accounts.policy.PolicyDocument;
import org.netpeering.server.accounts.policy.PolicyMistake;

class AccountPermissionsTest {
    private static final String SECRET = "x".repeat(40);
    private static final AccountId ACCOUNT = new AccountId("111122223333");

    @ParameterizedTest
    @CsvSource({
        "AKOWN000000000000000, 111122223333, api:DeleteNet, may",
        "AKOWN000000000000000, 999999999999, api:DeleteNet, not allowed",
        "AKOWNBOUND0000000000, 111122223333, api:ReadNets, may",
        "AKOWNBOUND0000000000, 111122223333, api:DeleteNet, not allowed",
        "AKUSER00000000000000, 111122223333, api:ReadNets, not allowed",
        "AKUSERFREE0000000000, 111122223333, fcu:DeleteTags, may",
        "AKUSERFREE0000000000, 111122223333, api:DeleteNet, denied",
        "AKGONE00000000000000, 111122223333, api:ReadNets, not allowed",
        ", 111122223333, api:DeleteNet, may"
    })
    void aKeyMayDoWhatItsPoliciesSay(@Nullable String key, String account, String action, String expected)
            throws PolicyMistake {
        Policy read = policy("Allow", "api:Read*");
        Policy all = policy("Allow", "*");
        Policy noDeletion = policy("Deny", "api:Delete*");
        AccountPermissions permissions = new AccountPermissions(ListedAccounts.of(List.of(new Account(
                ACCOUNT,
                "ours",
                List.of(
                        key("AKOWN000000000000000", null),
                        key("AKOWNBOUND0000000000", null, read),
                        key("AKUSER00000000000000", "alice"),
                        key("AKUSERFREE0000000000", "bob", all, noDeletion))))));

        assertThat(permissions.denialOf(new AccessRequest(new AccountId(account), key, action)))
                .isEqualTo(
                        expected.equals("may")
                                ? Optional.empty()
                                : Optional.of(new Refusal.ActionDenied(action, expected.equals("denied"))));
    }

    @ParameterizedTest
    @CsvSource({
        "AKOWN000000000000000, 111122223333, false",
        "AKAUDITOR00000000000, 111122223333, true",
        "AKAUDITOR00000000000, 999999999999, false",
        "AKUSERFREE0000000000, 111122223333, false",
        "AKGONE00000000000000, 111122223333, false",
        ", 111122223333, false"
    })
    void whatConcernsOthersIsReadByTheRightOfAnAuditorOnly(@Nullable String key, String account, boolean may)
            throws PolicyMistake {
        AccountPermissions permissions = new AccountPermissions(ListedAccounts.of(List.of(new Account(
                ACCOUNT,
                "ours",
                List.of(
                        key("AKOWN000000000000000", null),
                        key("AKAUDITOR00000000000", "carol", policy("Allow", "audit:Read*")),
                        key("AKUSERFREE0000000000", "bob", policy("Allow", "*")))))));

        assertThat(permissions.mayReadAll(new AccessRequest(new AccountId(account), key, "audit:ReadEvents")))
                .isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "111122223333/alice, 111122223333, api:ReadNets, may, false",
        "111122223333/alice, 111122223333, api:DeleteNet, not allowed, false",
        "111122223333/alice, 999999999999, api:ReadNets, not allowed, false",
        "111122223333/carol, 111122223333, audit:ReadEvents, may, true",
        "111122223333/bob, 111122223333, api:ReadNets, not allowed, false"
    })
    void aUserWithAPasswordMayDoWhatItsPoliciesSay(
            String user, String account, String action, String expected, boolean isAuditor) throws PolicyMistake {
        String hash = "$2a$12$" + "x".repeat(53);
        AccountPermissions permissions = new AccountPermissions(ListedAccounts.of(List.of(new Account(
                ACCOUNT,
                "ours",
                List.of(key("AKUSERFREE0000000000", "bob", policy("Allow", "*"))),
                List.of(
                        new UserPassword(ACCOUNT, "alice", hash, List.of(policy("Allow", "api:Read*"))),
                        new UserPassword(ACCOUNT, "carol", hash, List.of(policy("Allow", "audit:Read*"))))))));
        AccessRequest request = new AccessRequest(new AccountId(account), user, action);

        assertThat(permissions.denialOf(request).isEmpty()).isEqualTo(expected.equals("may"));
        assertThat(permissions.mayReadAll(new AccessRequest(new AccountId(account), user, "audit:ReadEvents")))
                .isEqualTo(isAuditor);
    }

    private static Policy policy(String effect, String action) throws PolicyMistake {
        return PolicyDocument.inJson("{\"Statement\": {\"Effect\": \"" + effect + "\", \"Action\": \"" + action
                + "\", \"Resource\": \"*\"}}");
    }

    private static AccessKey key(String id, @Nullable String user, Policy... policies) {
        return new AccessKey(id, ACCOUNT, user, SECRET, List.of(policies), null);
    }
}
