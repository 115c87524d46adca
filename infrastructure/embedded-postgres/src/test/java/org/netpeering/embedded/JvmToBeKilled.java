package org.netpeering.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** The main class of a process that starts a server, writes one row, says so, and waits for its death. */
final class JvmToBeKilled {

    private JvmToBeKilled() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres server = new ServerInDirectory(Path.of(arguments[0])).start();
        ServerInDirectory.write(server, arguments[1]);
        System.out.println("written");
        // Ends with the parent, if a test forgets to kill it.
        System.in.readAllBytes();
    }

    static Process start(Path directory, String value) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JvmToBeKilled.class.getName(),
                        directory.toString(),
                        value)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
