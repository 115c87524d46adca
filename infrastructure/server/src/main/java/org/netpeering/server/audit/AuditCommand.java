package org.netpeering.server.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.postgres.proof.AlteredLogException;
import org.netpeering.postgres.proof.DatabaseLog;
import org.netpeering.postgres.proof.ExportedLog;
import org.netpeering.postgres.proof.KeptCheckpoint;
import org.netpeering.postgres.proof.LogExport;
import org.netpeering.postgres.proof.LogSource;
import org.netpeering.postgres.proof.SigningKey;
import org.netpeering.postgres.proof.TrustedKeys;
import org.netpeering.postgres.proof.Verification;
import org.netpeering.postgres.proof.Verified;
import org.netpeering.postgres.proof.VerifierKey;
import org.netpeering.server.accounts.command.CommandRefusedException;
import org.netpeering.server.files.TextFile;
import org.netpeering.server.files.UnreadableFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code audit}. */
@Command(
        name = "audit",
        description = {
            "Proves that nothing in the log was altered, deleted, inserted or moved.",
            "Works beside a server that runs, and changes nothing."
        },
        footer = {
            "",
            "Settings are those of the server, above all --spring.datasource.url=... or",
            "--netpeering.data-dir=...; see docs/audit-proof.md for what is proved, and how."
        })
public final class AuditCommand {
    private static final int ALTERED = 1;
    private static final int MOST_BYTES_OF_A_KEY = 4096;

    private final AuditedDatabase database;
    private final Supplier<Optional<SigningKey>> signingKey;
    private final Screen screen;

    /**
     * @param database where the log is
     * @param signingKey the key of the server, if the settings name one
     */
    public AuditCommand(AuditedDatabase database, Supplier<Optional<SigningKey>> signingKey, Screen screen) {
        this.database = database;
        this.signingKey = signingKey;
        this.screen = screen;
    }

    /** As a command line, to be put below another. */
    public CommandLine commandLine() {
        return new CommandLine(this);
    }

    @Command(
            name = "verify",
            description = {
                "Walks the whole log and names the first row, leaf or checkpoint that is not what it was.",
                "Ends with 0 if everything is in order, and with 1 if not."
            })
    int verify(
            @Option(
                            names = "--file",
                            paramLabel = "FILE",
                            description = "a log that 'audit export' wrote; no database is needed then")
                    @Nullable
                    Path file,
            @Option(
                            names = "--public-key",
                            paramLabel = "FILE",
                            description = {
                                "the key that must have signed every checkpoint, as 'audit key' prints it;",
                                "several if the key was changed; without it the key in the log is taken"
                            })
                    @Nullable
                    List<Path> publicKeys,
            @Option(
                            names = "--checkpoint",
                            paramLabel = "FILE",
                            description = "a checkpoint that was kept elsewhere, and must still be true of the log")
                    @Nullable
                    Path checkpoint) {
        TrustedKeys keys = new TrustedKeys(
                publicKeys == null
                        ? List.of()
                        : publicKeys.stream().map(AuditCommand::publicKey).toList());
        KeptCheckpoint kept = checkpoint == null ? null : keptCheckpoint(checkpoint, keys);
        return file == null
                ? inDatabase(log -> verified(log, keys, kept))
                : inFile(file, log -> verified(log, keys, kept));
    }

    @Command(
            name = "export",
            description = {
                "Writes the log with its leaves and checkpoints to a file, one JSON object a line.",
                "'audit verify --file' verifies it without any database."
            })
    int export(
            @Option(names = "--file", paramLabel = "FILE", required = true, description = "must not exist yet")
                    Path file) {
        return inDatabase(log -> {
            ProgressBar bar = new ProgressBar(screen, "Exporting", log.expectedRows(), System::nanoTime);
            try (Writer writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
                long rows = new LogExport(log, bar).writeTo(writer);
                bar.end();
                screen.out().println(rows + " rows of the log are in " + file + ".");
            } catch (FileAlreadyExistsException e) {
                throw new CommandRefusedException(
                        "--file: " + file + " is there already; name another file, or remove it");
            } catch (IOException e) {
                throw new CommandRefusedException(
                        "--file: " + file + " cannot be written: " + e + ". Name another file");
            }
            return 0;
        });
    }

    @Command(
            name = "key",
            description = {
                "Prints the public key that belongs to the key that signs checkpoints.",
                "Give it to auditors, for 'audit verify --public-key'."
            })
    void key() {
        SigningKey key = signingKey
                .get()
                .orElseThrow(() -> new CommandRefusedException(
                        "There is no key that signs checkpoints. " + SigningKeyFile.ADVICE));
        screen.out().print(key.verifier().pem());
        screen.out().flush();
    }

    @Command(
            name = "checkpoint",
            description = {
                "Prints the last signed checkpoint.",
                "Keep it where nobody who can write to the database can, for 'audit verify --checkpoint'."
            })
    int checkpoint() {
        return inDatabase(log -> {
            screen.out()
                    .print(log.lastNote()
                            .orElseThrow(() -> new CommandRefusedException(
                                    "There is no checkpoint yet; a server that has a key to sign with makes one within a minute of"
                                            + " the first event")));
            screen.out().flush();
            return 0;
        });
    }

    private int verified(LogSource log, TrustedKeys keys, @Nullable KeptCheckpoint kept) {
        ProgressBar bar = new ProgressBar(screen, "Verifying", log.expectedRows(), System::nanoTime);
        try {
            Verified found = new Verification(log, keys, kept, bar).run();
            bar.end();
            new VerificationReport(screen.out()).show(log.name(), found, keys.arePinned());
            return 0;
        } catch (AlteredLogException e) {
            bar.end();
            return altered(log.name(), e);
        }
    }

    private int altered(String where, AlteredLogException alteration) {
        screen.out().println("ALTERED: " + where + " is not what was logged.");
        screen.out().println(alteration.getMessage());
        return ALTERED;
    }

    private int inDatabase(Function<DatabaseLog, Integer> work) {
        return database.read(dataSource -> inDatabase(dataSource, work));
    }

    private static int inDatabase(DataSource dataSource, Function<DatabaseLog, Integer> work) {
        try (DatabaseLog log = DatabaseLog.open(dataSource)) {
            if (!log.isChained()) {
                throw new CommandRefusedException(
                        "The log in this database is not chained yet: start a server of this version on it once");
            }
            return work.apply(log);
        }
    }

    private int inFile(Path file, Function<LogSource, Integer> work) {
        try (ExportedLog log = ExportedLog.open(file)) {
            return work.apply(log);
        } catch (AlteredLogException e) {
            return altered("the file " + file, e);
        } catch (NoSuchFileException e) {
            throw new CommandRefusedException(
                    "--file: there is no file " + file + "; name one that 'audit export' wrote");
        } catch (IOException | UncheckedIOException e) {
            throw new CommandRefusedException("--file: " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static VerifierKey publicKey(Path file) {
        String pem = text("--public-key", file);
        try {
            return VerifierKey.ofPem(pem);
        } catch (IllegalArgumentException e) {
            throw new CommandRefusedException("--public-key: " + file + " is not a public key: " + e.getMessage());
        }
    }

    private static KeptCheckpoint keptCheckpoint(Path file, TrustedKeys keys) {
        String note = text("--checkpoint", file);
        try {
            return KeptCheckpoint.of(note, keys);
        } catch (IllegalArgumentException e) {
            throw new CommandRefusedException("--checkpoint: " + file + " is not a checkpoint: " + e.getMessage());
        }
    }

    private static String text(String option, Path file) {
        try {
            return TextFile.read(file, MOST_BYTES_OF_A_KEY);
        } catch (UnreadableFileException e) {
            throw new CommandRefusedException(option + ": " + file + " cannot be read: " + e.getMessage());
        }
    }
}
