package org.netpeering.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.netpeering.domain.value.NetPeeringId;

/** A node in a process of its own, which makes requests when it is told to and ends by SIGKILL. */
final class NodeToBeKilled implements AutoCloseable {
    private static final String SAID = "node: ";
    private static final String PASSWORD = "NODE_PASSWORD";

    private final Process process;
    private final BufferedReader output;

    private NodeToBeKilled(Process process) throws IOException {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        heard();
    }

    public static void main(String[] arguments) throws Exception {
        TestPostgres.Database database =
                new TestPostgres.Database(arguments[0], arguments[1], Objects.requireNonNull(System.getenv(PASSWORD)));
        RunningServer node = RunningServer.start(database, arguments[2]);
        System.out.println(SAID + "ready");
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // Ends with the parent, if a test forgets to kill it.
        while (orders.readLine() != null) {
            System.out.println(SAID
                    + new PeeringStory(node)
                            .request("10.0.0.0/16", "10.1.0.0/16")
                            .id());
        }
        Runtime.getRuntime().halt(0);
    }

    static NodeToBeKilled start(TestPostgres.Database database, String setting) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                System.getProperty("java.class.path"),
                NodeToBeKilled.class.getName(),
                database.jdbcUrl(),
                database.username(),
                setting);
        builder.environment().put(PASSWORD, database.password());
        return new NodeToBeKilled(
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    List<NetPeeringId> request(int requests) throws IOException {
        List<NetPeeringId> peerings = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            process.outputWriter(StandardCharsets.UTF_8).write("request\n");
            process.outputWriter(StandardCharsets.UTF_8).flush();
            peerings.add(new NetPeeringId(heard()));
        }
        return peerings;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    private String heard() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(SAID)) {
                return line.substring(SAID.length());
            }
        }
        throw new IOException("The node has ended");
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
