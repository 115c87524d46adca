package org.netpeering.server.views;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.postgres.RebuildInProgressException;
import org.netpeering.postgres.ViewRebuild;
import org.netpeering.server.accounts.command.CommandRefusedException;
import org.netpeering.server.audit.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code views}. */
@Command(
        name = "views",
        description = "What is read from, made from the log of events.",
        footer = {
            "",
            "Settings are those of the server, above all --spring.datasource.url=... or",
            "--netpeering.data-dir=...; a server may run meanwhile."
        })
public final class ViewsCommand {
    private final Consumer<Consumer<DataSource>> database;
    private final Screen screen;

    /** @param database hands out a single connection to the database of the settings */
    public ViewsCommand(Consumer<Consumer<DataSource>> database, Screen screen) {
        this.database = database;
        this.screen = screen;
    }

    /** As a command line, to be run or to be put below another. */
    public CommandLine commandLine() {
        return new CommandLine(this);
    }

    @Command(
            name = "rebuild",
            description = {
                "Makes views again from the log, and then puts them in the place of the old ones.",
                "Servers go on with the old ones until then, and stop writing only for the moment of the change."
            })
    void rebuild(
            @Option(
                            names = "--view",
                            paramLabel = "NAME",
                            description =
                                    "audit (what auditors search) or peerings (their current states); all if left out")
                    @Nullable
                    String name) {
        if (name != null && !ViewRebuild.names().contains(name)) {
            throw new CommandRefusedException("There is no view '" + name + "'; name one of "
                    + String.join(", ", ViewRebuild.names()) + ", or leave out --view for all");
        }
        Collection<String> views = name == null ? ViewRebuild.names() : List.of(name);
        database.accept(dataSource -> views.forEach(view -> {
            RebuildProgress progress = new RebuildProgress(screen, System::nanoTime);
            try {
                new ViewRebuild(dataSource, progress).rebuild(view);
            } catch (RebuildInProgressException e) {
                throw new CommandRefusedException(String.valueOf(e.getMessage()));
            }
            screen.out().println("The view " + view + " has been rebuilt.");
        }));
    }
}
