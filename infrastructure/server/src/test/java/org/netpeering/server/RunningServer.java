package org.netpeering.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.netpeering.domain.value.AccountId;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The real server on a port and a database of its own, with many accounts that nobody else uses. */
public final class RunningServer implements AutoCloseable {
    private static final int ACCOUNTS = 2000;
    private static final AtomicInteger NEXT_ACCOUNT = new AtomicInteger();

    private final ConfigurableApplicationContext context;

    private RunningServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    private static final class Shared {
        static final RunningServer SERVER = start(TestPostgres.freshDatabase());
    }

    /** One server for all tests that do not mind each other. */
    public static RunningServer shared() {
        return Shared.SERVER;
    }

    /** A server of one's own on that database, with settings such as {@code netpeering.expiry=PT5S}. */
    public static RunningServer start(TestPostgres.Database database, String... settings) {
        return startWithAccounts(database, accountsFile(), settings);
    }

    /** A server of one's own that has the beans of that class too, as a host would add them. */
    static RunningServer startWith(Class<?> beans, TestPostgres.Database database, String... settings) {
        return run(
                database,
                Stream.concat(Stream.of("netpeering.accounts-file=" + accountsFile()), Arrays.stream(settings)),
                NetPeeringServer.class,
                beans);
    }

    /** A server of one's own with the accounts of that file. */
    public static RunningServer startWithAccounts(TestPostgres.Database database, Path accounts, String... settings) {
        return run(database, Stream.concat(Stream.of("netpeering.accounts-file=" + accounts), Arrays.stream(settings)));
    }

    /** A server as the sandbox has it, with the accounts in the database or else the two published ones. */
    public static RunningServer startWithoutAccountsFile(TestPostgres.Database database, String... settings) {
        return run(database, Arrays.stream(settings));
    }

    /** A server as the sandbox has it, that has the beans of that class too. */
    public static RunningServer startSandboxWith(Class<?> beans, TestPostgres.Database database) {
        return run(database, Stream.empty(), NetPeeringServer.class, beans);
    }

    /** A server as the sandbox has it, with a PostgreSQL of its own in that directory. */
    static RunningServer startInDirectory(Path data, String... settings) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "server.port=0",
                                "netpeering.data-dir=" + data,
                                "netpeering.accounts-file=" + accountsFile()),
                        Arrays.stream(settings))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        return new RunningServer(SpringApplication.run(NetPeeringServer.class, arguments));
    }

    private static RunningServer run(TestPostgres.Database database, Stream<String> settings) {
        return run(database, settings, NetPeeringServer.class);
    }

    private static RunningServer run(TestPostgres.Database database, Stream<String> settings, Class<?>... sources) {
        Stream<String> always = Stream.of(
                "server.port=0",
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.username=" + database.username(),
                "spring.datasource.password=" + database.password());
        String[] arguments =
                Stream.concat(always, settings).map(setting -> "--" + setting).toArray(String[]::new);
        return new RunningServer(SpringApplication.run(sources, arguments));
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Of the port for operators, if it has one. */
    String managementUrl() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.management.port");
    }

    /** An account that no other test has. */
    public TestAccount freshAccount() {
        return account(NEXT_ACCOUNT.getAndIncrement());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    @Override
    public void close() {
        context.close();
    }

    private static TestAccount account(int number) {
        if (number >= ACCOUNTS) {
            throw new IllegalStateException("The accounts file of the tests has only " + ACCOUNTS + " accounts");
        }
        return new TestAccount(
                new AccountId(String.format(Locale.ROOT, "1%011d", number)),
                String.format(Locale.ROOT, "AKTEST%014d", number),
                String.format(Locale.ROOT, "SKTEST%034d", number));
    }

    private static Path accountsFile() {
        StringBuilder yaml = new StringBuilder("accounts:\n");
        for (int number = 0; number < ACCOUNTS; number++) {
            TestAccount account = account(number);
            yaml.append("  - id: \"")
                    .append(account.id())
                    .append("\"\n    name: test-")
                    .append(number);
            yaml.append("\n    access-keys:\n      - id: ").append(account.accessKeyId());
            yaml.append("\n        secret: ").append(account.secretKey()).append('\n');
        }
        try {
            Path file = Path.of("target", "test-accounts.yaml");
            Files.writeString(file, yaml);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
