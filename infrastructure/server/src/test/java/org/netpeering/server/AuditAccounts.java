package org.netpeering.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.netpeering.domain.value.AccountId;

/** Three accounts, the third of which has a user who is an auditor, one who may do anything there is, and one who may do nothing. */
final class AuditAccounts {
    static final TestAccount REQUESTER = key("400000000001", 1);
    static final TestAccount ACCEPTER = key("400000000002", 2);
    static final TestAccount STRANGER = key("400000000003", 3);
    static final TestAccount AUDITOR = key("400000000003", 4);
    static final TestAccount ANYTHING = key("400000000003", 5);
    static final TestAccount NOTHING = key("400000000003", 6);

    private AuditAccounts() {}

    static Path writtenTo(Path file) throws IOException {
        StringBuilder yaml = new StringBuilder("accounts:\n");
        for (TestAccount account : List.of(REQUESTER, ACCEPTER, STRANGER)) {
            yaml.append(String.format(
                    Locale.ROOT, """
                      - id: "%s"
                        name: account-%s
                        access-keys:
                          - {id: %s, secret: %s}
                    """, account.id(), account.id(), account.accessKeyId(), account.secretKey()));
        }
        yaml.append("    users:\n");
        user(yaml, "auditor", AUDITOR, "audit:Read*");
        user(yaml, "anything", ANYTHING, "*");
        user(yaml, "nothing", NOTHING, "eim:Nothing");
        return Files.writeString(file, yaml);
    }

    private static void user(StringBuilder yaml, String name, TestAccount key, String action) {
        yaml.append(String.format(Locale.ROOT, """
                      - name: %s
                        access-keys:
                          - {id: %s, secret: %s}
                        policies:
                          - Statement:
                              - {Effect: Allow, Action: "%s", Resource: "*"}
                """, name, key.accessKeyId(), key.secretKey(), action));
    }

    private static TestAccount key(String account, int number) {
        return new TestAccount(
                new AccountId(account),
                String.format(Locale.ROOT, "AKAUDIT%013d", number),
                String.format(Locale.ROOT, "SKAUDIT%033d", number));
    }
}
