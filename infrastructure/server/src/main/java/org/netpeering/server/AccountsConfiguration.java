package org.netpeering.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.access.Permissions;
import org.netpeering.server.ServerProperties.Mode;
import org.netpeering.server.accounts.AccountPermissions;
import org.netpeering.server.accounts.Accounts;
import org.netpeering.server.accounts.AccountsFile;
import org.netpeering.server.accounts.DemoAccounts;
import org.netpeering.server.accounts.ListedAccounts;
import org.netpeering.server.accounts.table.AccountTable;
import org.netpeering.server.accounts.table.SealedSecrets;
import org.netpeering.server.accounts.table.SecretsKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who may call, and what: the accounts file if one is named, or else the accounts in the database, or else, in the sandbox, the
 * demo accounts.
 */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {
    @Bean
    Permissions permissions(Accounts accounts) {
        return new AccountPermissions(accounts);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Accounts accounts(
            ServerProperties properties,
            DataSource dataSource,
            @Value("${" + SecretsKey.VARIABLE + ":#{null}}") @Nullable String secretsKey) {
        Path file = properties.accountsFile();
        if (file != null) {
            ListedAccounts accounts = AccountsFile.read(file);
            refuseDemoKeys(properties, accounts, "The accounts file '" + file + "' holds");
            return accounts;
        }
        SealedSecrets secrets = SecretsKey.of(properties.secretsKeyFile(), secretsKey)
                .map(key -> new SealedSecrets(key, new SecureRandom()))
                .orElse(null);
        boolean isSandbox = properties.mode() == Mode.SANDBOX;
        AccountTable table = AccountTable.read(
                dataSource,
                secrets,
                isSandbox ? DemoAccounts.accounts() : ListedAccounts.NONE,
                // The accounts follow the real time, wherever the clock of the sandbox may be.
                InstantSource.system());
        if (!isSandbox && table.isEmpty()) {
            throw new StartRefused(
                    "Production mode has no demo accounts, and there is no other account in the database: add"
                            + " one with 'java -jar netpeering.jar accounts add NAME' and the same settings, or name a file"
                            + " with --netpeering.accounts-file=FILE (README, Accounts)");
        }
        refuseDemoKeys(properties, table, "The database holds");
        return table;
    }

    private static void refuseDemoKeys(ServerProperties properties, Accounts accounts, String where) {
        if (properties.mode() == Mode.PRODUCTION && accounts.containsDemoKeys()) {
            throw new StartRefused(
                    where + " a demo key, which everybody knows; production mode refuses it. Make keys of your own");
        }
    }
}
