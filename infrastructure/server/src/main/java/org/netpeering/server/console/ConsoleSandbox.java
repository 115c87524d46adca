package org.netpeering.server.console;

import java.time.Duration;
import java.util.List;
import org.netpeering.console.Sandbox;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.server.accounts.Accounts;
import org.netpeering.server.accounts.DemoAccounts;
import org.netpeering.server.sandbox.SandboxClock;

/** The published accounts, as long as they are the accounts of the installation, and the clock that can be moved. */
public final class ConsoleSandbox implements Sandbox {
    private final Accounts accounts;
    private final SandboxClock clock;
    private final EngineOnPostgres engine;

    /** Moves that clock, and expires what falls due by it in that engine. */
    public ConsoleSandbox(Accounts accounts, SandboxClock clock, EngineOnPostgres engine) {
        this.accounts = accounts;
        this.clock = clock;
        this.engine = engine;
    }

    @Override
    public List<Demo> demos() {
        return accounts.containsDemoKeys()
                ? DemoAccounts.accounts().all().stream()
                        .flatMap(account -> account.accessKeys().stream()
                                .filter(key -> accounts.accessKey(key.id())
                                        .filter(key::equals)
                                        .isPresent())
                                .map(key -> new Demo(account.id(), account.name(), key.id())))
                        .toList()
                : List.of();
    }

    @Override
    public int advance(Duration by) {
        clock.advance(by);
        return engine.expireDue();
    }
}
