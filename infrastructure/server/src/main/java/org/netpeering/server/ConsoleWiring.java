package org.netpeering.server;

import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.feed.LiveFeed;
import org.netpeering.console.ConsoleConfiguration;
import org.netpeering.console.ConsoleParts;
import org.netpeering.console.Sandbox;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.edge.AccessKeys;
import org.netpeering.edge.AccountLimits;
import org.netpeering.edge.LockOut;
import org.netpeering.edge.Origins;
import org.netpeering.edge.Visitors;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.postgres.PeeringOverview;
import org.netpeering.server.accounts.Account;
import org.netpeering.server.accounts.Accounts;
import org.netpeering.server.console.CheckedPasswords;
import org.netpeering.server.console.ConsoleOperations;
import org.netpeering.server.console.ConsoleOverview;
import org.netpeering.server.console.ConsoleSandbox;
import org.netpeering.server.inventory.PostgresInventory;
import org.netpeering.server.sandbox.SandboxClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The web console, on what the dialects stand on. */
@Configuration(proxyBeanMethods = false)
@Import(ConsoleConfiguration.class)
class ConsoleWiring {
    /** For a password to be checked while others are. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Bean
    Visitors visitors(AccessKeys keys, Accounts accounts, LockOut lockOut, AccountLimits limits, Origins origins) {
        int atOnce = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new Visitors(keys, new CheckedPasswords(accounts::password, atOnce, PATIENCE), lockOut, limits, origins);
    }

    @Bean
    ConsoleParts consoleParts(
            NetPeerings peerings,
            PostgresInventory inventory,
            LiveFeed feed,
            InstantSource clock,
            Visitors visitors,
            Accounts accounts,
            EngineOnPostgres engine,
            DataSource dataSource,
            PeeringSettings settings,
            ServerProperties properties) {
        @Nullable
        Sandbox sandbox = clock instanceof SandboxClock movable ? new ConsoleSandbox(accounts, movable, engine) : null;
        return new ConsoleParts(
                peerings,
                inventory,
                feed,
                clock,
                visitors,
                id -> accounts.account(id).map(Account::name),
                new ConsoleOverview(new PeeringOverview(dataSource, clock, settings.listingRetention())),
                new ConsoleOperations(engine, dataSource, clock),
                sandbox,
                properties.region());
    }
}
