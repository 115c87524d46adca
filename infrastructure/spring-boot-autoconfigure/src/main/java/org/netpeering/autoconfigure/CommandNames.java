package org.netpeering.autoconfigure;

import java.util.Locale;

/** How commands are called where they are measured and traced. */
final class CommandNames {
    private CommandNames() {}

    /** {@code request} for RequestNetPeering, {@code report-net-removed} for ReportNetRemoved. */
    static String of(Class<?> command) {
        return command.getSimpleName()
                .replace("NetPeering", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
