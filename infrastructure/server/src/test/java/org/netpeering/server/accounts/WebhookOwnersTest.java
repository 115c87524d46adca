package org.netpeering.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netpeering.application.webhook.WebhookOwner;
import org.netpeering.application.webhook.WebhookOwner.OfAccount;
import org.netpeering.application.webhook.WebhookOwner.OfAuditor;
import org.netpeering.application.webhook.WebhookOwner.OfOperator;
import org.netpeering.domain.value.AccountId;

/** On whose behalf webhooks deliver. */
class WebhookOwnersTest {
    private static final AccountId KNOWN = new AccountId("111122223333");
    private static final AccountId UNKNOWN = new AccountId("444455556666");

    private final WebhookOwners owners =
            new WebhookOwners(ListedAccounts.of(List.of(new Account(KNOWN, "known", List.of()))));

    @Test
    void anAccountThatIsNotThereHasNothingDelivered() {
        assertThat(owners.pauseOf(new OfAccount(KNOWN))).isEmpty();
        assertThat(owners.pauseOf(new OfOperator("billing", KNOWN))).isEmpty();
        for (WebhookOwner owner :
                List.of(new OfAccount(UNKNOWN), new OfAuditor(UNKNOWN, null), new OfOperator("billing", UNKNOWN))) {
            assertThat(owners.pauseOf(owner)).hasValue("Account " + UNKNOWN + " is disabled or unknown");
        }
    }

    @Test
    void anAuditorWithoutKeysIsNone() {
        assertThat(owners.pauseOf(new OfAuditor(KNOWN, "alice")).orElse(""))
                .startsWith("No active key of user " + KNOWN + "/alice");
        assertThat(owners.pauseOf(new OfAuditor(KNOWN, null)).orElse(""))
                .startsWith("No active key of account " + KNOWN + " has");
    }

    @Test
    void theOperatorIsAlwaysThere() {
        assertThat(owners.pauseOf(new OfOperator("billing", null))).isEmpty();
    }
}
