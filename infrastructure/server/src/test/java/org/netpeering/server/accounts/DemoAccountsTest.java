package org.netpeering.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.value.AccountId;

class DemoAccountsTest {

    private static final AccountId OWN = new AccountId("111111111111");

    @Test
    void theyAreTwoWithOneKeyEach() {
        assertThat(DemoAccounts.accounts().all())
                .hasSize(2)
                .allSatisfy(account -> assertThat(account.accessKeys()).hasSize(1))
                .extracting(account -> account.id().value())
                .containsExactly("123456789012", "987654321098");
    }

    @Test
    void theirKeysAreRecognisedByIdAndBySecret() {
        AccessKey demo =
                DemoAccounts.accounts().accessKey("AKDEMOREQUESTER00001").orElseThrow();

        assertThat(DemoAccounts.accounts().containsDemoKeys()).isTrue();
        assertThat(accountsWith(demo.id(), "x".repeat(40)).containsDemoKeys()).isTrue();
        assertThat(accountsWith("AKEXAMPLE00000000001", demo.secret()).containsDemoKeys())
                .isTrue();
        assertThat(accountsWith("AKEXAMPLE00000000001", "x".repeat(40)).containsDemoKeys())
                .isFalse();
    }

    private static ListedAccounts accountsWith(String keyId, String secret) {
        AccessKey key = new AccessKey(keyId, OWN, null, secret, List.of(), null);
        return ListedAccounts.of(List.of(new Account(OWN, "own", List.of(key))));
    }
}
