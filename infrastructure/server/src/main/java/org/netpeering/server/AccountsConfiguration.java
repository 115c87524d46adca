package org.netpeering.server;

import org.netpeering.application.access.Permissions;
import org.netpeering.server.ServerProperties.Mode;
import org.netpeering.server.accounts.Accounts;
import org.netpeering.server.accounts.AccountsFile;
import org.netpeering.server.accounts.DemoAccounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call: the accounts file, or in the sandbox the demo accounts. */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {
    @Bean
    Permissions permissions() {
        return Permissions.ALL;
    }

    @Bean
    Accounts accounts(ServerProperties properties) {
        if (properties.accountsFile() == null) {
            if (properties.mode() == Mode.PRODUCTION) {
                throw new StartRefused("Production mode has no demo accounts: name yours with"
                        + " --netpeering.accounts-file=FILE (README, Accounts file)");
            }
            return DemoAccounts.accounts();
        }
        Accounts accounts = AccountsFile.read(properties.accountsFile());
        if (properties.mode() == Mode.PRODUCTION && accounts.containsDemoKeys()) {
            throw new StartRefused("The accounts file '" + properties.accountsFile()
                    + "' holds a demo key, which everybody knows; production mode refuses it. Make keys of your own");
        }
        return accounts;
    }
}
