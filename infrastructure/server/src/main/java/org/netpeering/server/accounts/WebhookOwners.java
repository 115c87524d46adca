package org.netpeering.server.accounts;

import java.util.Objects;
import java.util.Optional;
import org.netpeering.application.access.Ruling;
import org.netpeering.application.webhook.DeliveryRights;
import org.netpeering.application.webhook.WebhookOwner;
import org.netpeering.application.webhook.WebhookOwner.OfAccount;
import org.netpeering.application.webhook.WebhookOwner.OfAuditor;
import org.netpeering.application.webhook.WebhookOwner.OfOperator;
import org.netpeering.domain.value.AccountId;

/**
 * Lets a webhook deliver as long as its account is active, and one of an auditor as long as a key of that auditor is still one of an
 * auditor.
 */
public final class WebhookOwners implements DeliveryRights {
    private static final String ALL_EVENTS = "audit:ReadEvents";

    private final Accounts accounts;

    /** As these say. */
    public WebhookOwners(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<String> pauseOf(WebhookOwner owner) {
        return switch (owner) {
            case OfAccount made -> pauseOf(made.account());
            case OfAuditor auditor -> pauseOf(auditor.account()).or(() -> pauseOfAuditor(auditor));
            case OfOperator operator -> {
                AccountId account = operator.account();
                yield account == null ? Optional.empty() : pauseOf(account);
            }
        };
    }

    private Optional<String> pauseOf(AccountId account) {
        return accounts.account(account).isPresent()
                ? Optional.empty()
                : Optional.of("Account " + account + " is disabled or unknown");
    }

    private Optional<String> pauseOfAuditor(OfAuditor auditor) {
        return isAuditor(auditor)
                ? Optional.empty()
                : Optional.of("No active key of " + nameOf(auditor) + " has the right " + ALL_EVENTS
                        + " any more, spelled out");
    }

    private boolean isAuditor(OfAuditor auditor) {
        return accounts.account(auditor.account()).stream()
                .flatMap(account -> account.accessKeys().stream())
                .filter(key -> Objects.equals(key.user(), auditor.user()))
                .anyMatch(key -> key.spelledOutRuling(ALL_EVENTS) == Ruling.ALLOWED);
    }

    private static String nameOf(OfAuditor auditor) {
        return auditor.user() == null
                ? "account " + auditor.account()
                : "user " + auditor.account() + "/" + auditor.user();
    }
}
