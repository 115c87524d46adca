package org.netpeering.server.accounts.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where passwords come from: never from the command line, which others can read. */
@FunctionalInterface
public interface PasswordInput {
    /** A person at a terminal, who types it twice and sees nothing of it; or a pipe. */
    PasswordInput OF_THE_SYSTEM = isPiped -> isPiped ? piped() : typed();

    /**
     * Asks for one.
     *
     * @param isPiped whether it comes in the standard input
     * @throws CommandRefusedException if it does not come
     */
    String ask(boolean isPiped);

    private static String piped() {
        try {
            // Not closed: it is that of the whole process.
            @Nullable
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new CommandRefusedException("The standard input is empty; write the password into it");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String typed() {
        @Nullable Console console = System.console();
        if (console == null) {
            throw noTerminal();
        }
        char[] first = console.readPassword("Password: ");
        char[] second = console.readPassword("The same again: ");
        if (first == null || second == null) {
            throw noTerminal();
        }
        if (!Arrays.equals(first, second)) {
            throw new CommandRefusedException("The two passwords differ; try again");
        }
        return new String(first);
    }

    private static CommandRefusedException noTerminal() {
        return new CommandRefusedException("There is no terminal to ask for the password; pipe it in with --stdin");
    }
}
