package org.netpeering.server;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.netpeering.embedded.EmbeddedPostgresException;
import org.netpeering.postgres.SchemaVersionException;
import org.netpeering.postgres.proof.SigningKey;
import org.netpeering.server.ServerProperties.Mode;
import org.netpeering.server.accounts.command.AccountBook;
import org.netpeering.server.accounts.command.AccountsCommand;
import org.netpeering.server.accounts.command.CommandRefusedException;
import org.netpeering.server.accounts.command.PasswordInput;
import org.netpeering.server.accounts.policy.PolicyFileException;
import org.netpeering.server.accounts.table.SealedSecrets;
import org.netpeering.server.accounts.table.SecretsKey;
import org.netpeering.server.accounts.table.SecretsKeyException;
import org.netpeering.server.audit.AuditCommand;
import org.netpeering.server.audit.Screen;
import org.netpeering.server.audit.SigningKeyException;
import org.netpeering.server.audit.SigningKeyFile;
import org.netpeering.server.views.ViewsCommand;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the jar can do besides serving. */
final class Commands {
    private static final int REFUSED = 1;

    private final CommandSettings settings;
    private final @Nullable String secretsKey;
    private final PasswordInput passwords;
    private final PrintWriter out;
    private final PrintWriter err;

    private Commands(
            CommandSettings settings,
            @Nullable String secretsKey,
            PasswordInput passwords,
            PrintWriter out,
            PrintWriter err) {
        this.settings = settings;
        this.secretsKey = secretsKey;
        this.passwords = passwords;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs a command.
     *
     * @param secretsKey the key in the environment, if there is one
     * @return for the shell: 0, or 1 if the command was refused, or 2 if it was not understood
     */
    static int run(PrintWriter out, PrintWriter err, @Nullable String secretsKey, String... arguments) {
        return run(out, err, secretsKey, PasswordInput.OF_THE_SYSTEM, arguments);
    }

    /** @param passwords where they come from */
    static int run(
            PrintWriter out,
            PrintWriter err,
            @Nullable String secretsKey,
            PasswordInput passwords,
            String... arguments) {
        return new Commands(CommandSettings.of(arguments), secretsKey, passwords, out, err)
                .commandLine()
                .execute(CommandSettings.words(arguments));
    }

    private CommandLine commandLine() {
        CommandSpec netpeering = CommandSpec.create()
                .name("netpeering")
                .addSubcommand("accounts", new AccountsCommand(this::open, passwords, out).commandLine())
                .addSubcommand("audit", audit().commandLine())
                .addSubcommand("views", views().commandLine());
        netpeering
                .usageMessage()
                .description("Without a command: starts the server. Settings are in the README, as --name=value.");
        addHelp(netpeering);
        return new CommandLine(netpeering)
                .setOut(out)
                .setErr(err)
                // A name may begin with an @.
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler((failure, command, parsed) -> refused(failure));
    }

    private static void addHelp(CommandSpec command) {
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this.")
                .build());
        command.subcommands().values().forEach(below -> addHelp(below.getCommandSpec()));
    }

    private void open(Consumer<AccountBook> work) {
        new CommandDatabase(settings, err::println)
                .use(dataSource -> work.accept(
                        new AccountBook(dataSource, this::secrets, new SecureRandom(), InstantSource.system())));
    }

    private ViewsCommand views() {
        return new ViewsCommand(
                new CommandDatabase(settings, err::println)::use, new Screen(out, err, System.console() != null));
    }

    private AuditCommand audit() {
        return new AuditCommand(
                new CommandDatabase(settings, err::println)::read,
                this::signingKey,
                new Screen(out, err, System.console() != null));
    }

    private Optional<SigningKey> signingKey() {
        ServerProperties properties = settings.properties();
        return SigningKeyFile.of(
                        properties.audit().signingKeyFile(),
                        settings.environment().getProperty(SigningKeyFile.VARIABLE))
                .or(() -> properties.mode() == Mode.SANDBOX
                        ? SigningKeyFile.keptIn(properties.dataDir())
                        : Optional.empty());
    }

    private SealedSecrets secrets() {
        return SecretsKey.of(settings.properties().secretsKeyFile(), secretsKey)
                .map(key -> new SealedSecrets(key, new SecureRandom()))
                .orElseThrow(SecretsKeyException::missing);
    }

    private int refused(Exception failure) throws Exception {
        if (failure instanceof CommandRefusedException
                || failure instanceof SecretsKeyException
                || failure instanceof SigningKeyException
                || failure instanceof PolicyFileException
                || failure instanceof EmbeddedPostgresException
                || failure instanceof SchemaVersionException) {
            err.println(failure.getMessage());
        } else if (failure instanceof DataAccessException || failure instanceof FlywayException) {
            err.println("The database cannot be used: " + sqlMessage(failure)
                    + " Check --spring.datasource.url, --spring.datasource.username and --spring.datasource.password");
        } else if (failure instanceof BindException mistake) {
            ConfigurationProperty property = mistake.getProperty();
            err.println("The setting " + mistake.getName() + " cannot be '"
                    + (property == null ? "" : property.getValue()) + "'; the README says what it can be");
        } else {
            throw failure;
        }
        return REFUSED;
    }

    /** The words of the driver, which name neither password nor values; what is wrapped around them takes many lines. */
    private static String sqlMessage(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return String.valueOf(failure.getMessage());
    }
}
