package org.netpeering.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where and how an embedded PostgreSQL runs.
 *
 * @param dataDirectory holds everything: programs, data, log, password; created if it does not exist
 * @param preferredPort the port to listen on if it is free; 0 prefers the port of the last start
 * @param serverSettings settings of postgresql.conf that override ours; not those that say where the server listens
 * @param progress hears what is being done
 */
public record EmbeddedPostgresSettings(
        Path dataDirectory, int preferredPort, Map<String, String> serverSettings, Progress progress) {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_.]*");
    private static final Set<String> FIXED = Set.of(
            "listen_addresses",
            "port",
            "unix_socket_directories",
            "data_directory",
            "hba_file",
            "ident_file",
            "config_file",
            "external_pid_file");

    public EmbeddedPostgresSettings {
        if (preferredPort < 0 || preferredPort > 65535) {
            throw new IllegalArgumentException(
                    "preferredPort is " + preferredPort + ": it must be between 1 and 65535, or 0 for any free port");
        }
        for (String name : new TreeSet<>(serverSettings.keySet())) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "serverSettings: '" + name + "' is not the name of a PostgreSQL setting");
            }
            if (FIXED.contains(name)) {
                throw new IllegalArgumentException("serverSettings: '" + name
                        + "' cannot be set, the embedded PostgreSQL decides where it listens and keeps its files");
            }
        }
        serverSettings = Map.copyOf(serverSettings);
    }
}
