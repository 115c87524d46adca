package org.netpeering.server.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.netpeering.domain.value.AccountId;

/** The accounts of a campaign and their keys. */
final class CampaignAccounts {
    private static final int COUNT = 6;

    private CampaignAccounts() {}

    static List<AccountId> all() {
        return IntStream.range(0, COUNT)
                .mapToObj(number -> new AccountId(String.format(Locale.ROOT, "2%011d", number)))
                .toList();
    }

    static String keyOf(AccountId account) {
        return "AKCAMP" + account.value() + "00";
    }

    static String secretOf(AccountId account) {
        return "SKCAMP" + "0".repeat(22) + account.value();
    }

    static void write(Path file) throws IOException {
        StringBuilder yaml = new StringBuilder("accounts:\n");
        for (AccountId account : all()) {
            yaml.append("  - id: \"")
                    .append(account)
                    .append("\"\n    name: campaign-")
                    .append(account);
            yaml.append("\n    access-keys:\n      - id: ").append(keyOf(account));
            yaml.append("\n        secret: ").append(secretOf(account)).append('\n');
        }
        Files.writeString(file, yaml);
    }
}
