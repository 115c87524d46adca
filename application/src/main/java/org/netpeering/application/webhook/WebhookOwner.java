package org.netpeering.application.webhook;

import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;

/** On whose behalf a webhook delivers, and so with whose eyes. */
public sealed interface WebhookOwner {
    /** The account whose events are delivered, or null if those of all accounts are and nobody has them for itself. */
    @Nullable
    AccountId account();

    /** Whether the events of all accounts are delivered. */
    boolean readsAll();

    /** An account, which made it by the API: what concerns it is delivered. */
    record OfAccount(AccountId account) implements WebhookOwner {
        @Override
        public boolean readsAll() {
            return false;
        }
    }

    /**
     * An auditor, who made it by the API: what concerns any account is delivered.
     *
     * @param account the account of the auditor, to which the webhook belongs
     * @param user who is the auditor; null for the account itself
     */
    record OfAuditor(AccountId account, @Nullable String user) implements WebhookOwner {
        @Override
        public boolean readsAll() {
            return true;
        }
    }

    /**
     * The operator, whose configuration names it. Accounts neither see nor change it.
     *
     * @param name by which the configuration has it
     * @param account what concerns it is delivered; null for what concerns any account
     */
    record OfOperator(String name, @Nullable AccountId account) implements WebhookOwner {
        private static final String PREFIX = "configured-";

        /** The owner of the webhook that has this id. */
        public static OfOperator of(String id, @Nullable AccountId account) {
            return new OfOperator(id.substring(PREFIX.length()), account);
        }

        /** The id of the webhook, which is the same at every start and that of no other. */
        public String id() {
            return PREFIX + name;
        }

        @Override
        public boolean readsAll() {
            return account == null;
        }
    }
}
