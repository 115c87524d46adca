package org.netpeering.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryGateway;
import org.netpeering.application.NetPeerings;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.server.NetPeeringServer;
import org.netpeering.server.sandbox.SandboxClock;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real server, in this JVM, with the clock of the sandbox. */
final class ServerUnderTest implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private ServerUnderTest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Returns when the server is ready. */
    static ServerUnderTest start(BenchmarkPostgres.Database database, String... settings) throws IOException {
        Path accounts = Files.createTempFile("netpeering-accounts", ".yaml");
        try {
            Files.writeString(accounts, KnownAccounts.FILE);
            List<String> all = new ArrayList<>(List.of(
                    "--server.port=0",
                    "--logging.level.org.netpeering=ERROR",
                    "--netpeering.accounts-file=" + accounts,
                    "--spring.datasource.url=" + database.jdbcUrl(),
                    "--spring.datasource.username=" + database.username(),
                    "--spring.datasource.password=" + database.password()));
            all.addAll(List.of(settings));
            return new ServerUnderTest(SpringApplication.run(NetPeeringServer.class, all.toArray(String[]::new)));
        } finally {
            Files.delete(accounts);
        }
    }

    NetPeerings netPeerings() {
        return context.getBean(NetPeerings.class);
    }

    /** Where queries are asked that no key has signed. */
    QueryGateway queries() {
        return context.getBean(EngineOnPostgres.class).configuration().queryGateway();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    JdbcClient jdbc() {
        return JdbcClient.create(context.getBean(DataSource.class));
    }

    /** Lets time pass for the server, at once. */
    void advance(Duration by) {
        ((SandboxClock) context.getBean(InstantSource.class)).advance(by);
    }

    @Override
    public void close() {
        context.close();
    }
}
