package org.netpeering.server.permissions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.netpeering.domain.value.AccountId;
import org.netpeering.server.TestAccount;

/**
 * Three accounts with keys of their own; in the first two, a user whose policy allows something else, and one who may do
 * everything but what a second policy denies.
 */
final class TableAccounts {
    static final TestAccount OWNER = account("300000000001", 1);
    static final TestAccount OTHER_OWNER = account("300000000002", 2);
    static final TestAccount STRANGER = account("300000000003", 3);

    private static final List<String> ACTIONS = List.of(
            "api:CreateNetPeering",
            "api:AcceptNetPeering",
            "api:RejectNetPeering",
            "api:DeleteNetPeering",
            "api:ReadNetPeerings",
            "api:CreateTags",
            "api:DeleteTags",
            "api:ReadTags",
            "fcu:CreateVpcPeeringConnection",
            "fcu:AcceptVpcPeeringConnection",
            "fcu:RejectVpcPeeringConnection",
            "fcu:DeleteVpcPeeringConnection",
            "fcu:DescribeVpcPeeringConnections",
            "fcu:CreateTags",
            "fcu:DeleteTags",
            "fcu:DescribeTags");

    private TableAccounts() {}

    /** The user of the account whose policy allows something else. */
    static TestAccount withoutRight(TestAccount account) {
        return keyOf(account, "1");
    }

    /** The user of the account who may do everything but these actions. */
    static TestAccount withDeny(TestAccount account) {
        return keyOf(account, "2");
    }

    static Path writtenTo(Path file) throws IOException {
        StringBuilder yaml = new StringBuilder("accounts:\n");
        for (TestAccount account : List.of(OWNER, OTHER_OWNER, STRANGER)) {
            yaml.append(String.format(
                    Locale.ROOT,
                    """
                      - id: "%s"
                        name: account-%s
                        access-keys:
                          - {id: %s, secret: %s}
                        users:
                          - name: without-right
                            access-keys:
                              - {id: %s, secret: %s}
                            policies:
                              - Statement:
                                  - {Effect: Allow, Action: ["api:ReadNets", "fcu:DescribeVpcs"], Resource: ["*"]}
                          - name: with-deny
                            access-keys:
                              - {id: %s, secret: %s}
                            policies:
                              - Statement:
                                  - {Effect: Allow, Action: ["*"], Resource: ["*"]}
                              - Statement:
                                  - {Effect: Deny, Action: [%s], Resource: ["*"]}
                    """,
                    account.id(),
                    account.id(),
                    account.accessKeyId(),
                    account.secretKey(),
                    withoutRight(account).accessKeyId(),
                    withoutRight(account).secretKey(),
                    withDeny(account).accessKeyId(),
                    withDeny(account).secretKey(),
                    String.join(
                            ", ",
                            ACTIONS.stream().map(action -> '"' + action + '"').toList())));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, yaml);
    }

    private static TestAccount account(String id, int number) {
        return new TestAccount(
                new AccountId(id),
                String.format(Locale.ROOT, "AKTABLE%013d", number * 10),
                String.format(Locale.ROOT, "SKTABLE%033d", number * 10));
    }

    private static TestAccount keyOf(TestAccount account, String digit) {
        String key = account.accessKeyId();
        String secret = account.secretKey();
        return new TestAccount(
                account.id(),
                key.substring(0, key.length() - 1) + digit,
                secret.substring(0, secret.length() - 1) + digit);
    }
}
