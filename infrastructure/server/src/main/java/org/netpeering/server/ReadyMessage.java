package org.netpeering.server;

import org.netpeering.server.ServerProperties.Mode;
import org.netpeering.server.accounts.AccessKey;
import org.netpeering.server.accounts.Account;
import org.netpeering.server.accounts.Accounts;
import org.netpeering.server.accounts.DemoAccounts;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says that the server serves, and in the sandbox how to talk to it. */
@Component
class ReadyMessage {
    private final ServerProperties properties;
    private final Accounts accounts;
    private final Environment environment;

    ReadyMessage(ServerProperties properties, Accounts accounts, Environment environment) {
        this.properties = properties;
        this.accounts = accounts;
        this.environment = environment;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        String port = environment.getRequiredProperty("local.server.port");
        String address = environment.getProperty("server.address", "127.0.0.1");
        System.out.println(text((Tls.isOn(environment) ? "https://" : "http://") + address + ":" + port));
    }

    private String text(String url) {
        StringBuilder text = new StringBuilder("netpeering is ready at ").append(url);
        if (properties.mode() == Mode.PRODUCTION || properties.accountsFile() != null || !accounts.containsDemoKeys()) {
            return text.toString();
        }
        text.append("\n\nDemo accounts (published; for this sandbox only):\n");
        for (Account account : DemoAccounts.accounts().all()) {
            for (AccessKey key : account.accessKeys()) {
                text.append("  ").append(account.id()).append("  ").append(account.name());
                text.append("  access key ")
                        .append(key.id())
                        .append("  secret ")
                        .append(key.secret())
                        .append('\n');
            }
        }
        AccessKey first =
                DemoAccounts.accounts().all().iterator().next().accessKeys().getFirst();
        text.append("\nA first command to copy:\n  curl -s --aws-sigv4 osc:osc:")
                .append(properties.region())
                .append(":api --user ")
                .append(first.id())
                .append(':')
                .append(first.secret())
                .append(" -H 'Content-Type: application/json' -d '{\"IpRange\":\"10.0.0.0/16\"}' ")
                .append(url)
                .append("/api/v1/CreateNet\n");
        return text.toString();
    }
}
