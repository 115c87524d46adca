package org.netpeering.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.value.AccountId;

/** Two owners of Nets, and a third account with an operator, an auditor of events, and one who may do anything there is. */
final class WebhookAccounts {
    static final TestAccount ALICE = account("500000000001", 1);
    static final TestAccount BOB = account("500000000002", 2);
    static final TestAccount OPERATOR = account("500000000003", 3);
    static final TestAccount AUDITOR = account("500000000003", 4);
    static final TestAccount ANYTHING = account("500000000003", 5);

    private WebhookAccounts() {}

    static RunningServer start(TestPostgres.Database database, String... settings) {
        try {
            Path file = Files.writeString(Path.of("target", "webhook-accounts.yaml"), """
                    accounts:
                      - id: "500000000001"
                        name: alice
                        access-keys: [{id: %s, secret: %s}]
                      - id: "500000000002"
                        name: bob
                        access-keys: [{id: %s, secret: %s}]
                      - id: "500000000003"
                        name: watchers
                        access-keys: [{id: AKHOOK00000000000000, secret: "%s"}]
                        users:
                          - name: operator
                            access-keys: [{id: %s, secret: %s}]
                            policies: [{Statement: {Effect: Allow, Action: ["netpeering:*", "audit:ReadWebhooks", "audit:ReplayWebhook"], Resource: "*"}}]
                          - name: auditor
                            access-keys: [{id: %s, secret: %s}]
                            policies: [{Statement: {Effect: Allow, Action: ["netpeering:*", "audit:ReadEvents"], Resource: "*"}}]
                          - name: anything
                            access-keys: [{id: %s, secret: %s}]
                            policies: [{Statement: {Effect: Allow, Action: "*", Resource: "*"}}]
                    """.formatted(
                            ALICE.accessKeyId(),
                            ALICE.secretKey(),
                            BOB.accessKeyId(),
                            BOB.secretKey(),
                            "S".repeat(40),
                            OPERATOR.accessKeyId(),
                            OPERATOR.secretKey(),
                            AUDITOR.accessKeyId(),
                            AUDITOR.secretKey(),
                            ANYTHING.accessKeyId(),
                            ANYTHING.secretKey()));
            return RunningServer.startWithAccounts(database, file, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CallContext caller(TestAccount account) {
        return new CallContext(
                account.id(), null, account.accessKeyId(), null, "test", "request-1", "127.0.0.1", "tests", null);
    }

    private static TestAccount account(String id, int number) {
        return new TestAccount(new AccountId(id), "AKHOOK0000000000000" + number, "SKHOOK" + "0".repeat(33) + number);
    }
}
