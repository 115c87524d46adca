package org.netpeering.host.kafka;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;

/** A Kafka of one node in a JVM of its own, with its data in a directory; can be killed and started again. */
final class KafkaBroker implements AutoCloseable {
    private final Path directory;
    private final int port;
    private Process process;

    private KafkaBroker(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.process = launch("kafka.Kafka", settings().toString());
    }

    /** One that answers. */
    static KafkaBroker start(Path directory) throws Exception {
        int[] ports = freePorts();
        Path settings = directory.resolve("server.properties");
        Files.writeString(settings, """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%d
                listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
                advertised.listeners=PLAINTEXT://127.0.0.1:%d
                controller.listener.names=CONTROLLER
                log.dirs=%s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                auto.create.topics.enable=false
                """.formatted(ports[1], ports[0], ports[1], ports[0], directory.resolve("data")));
        int formatted = launch(
                        directory,
                        "kafka.tools.StorageTool",
                        "format",
                        "--config",
                        settings.toString(),
                        "--cluster-id",
                        Uuid.randomUuid().toString())
                .waitFor();
        if (formatted != 0) {
            throw new IllegalStateException(
                    "Kafka could not make its directory:\n" + Files.readString(directory.resolve("output.log")));
        }
        KafkaBroker broker = new KafkaBroker(directory, ports[0]);
        broker.awaitAnswer();
        return broker;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void createTopic(String name, int partitions) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    /** As by {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** On the same port, with the same data. */
    void startAgain() throws IOException {
        process = launch("kafka.Kafka", settings().toString());
        awaitAnswer();
    }

    private Path settings() {
        return directory.resolve("server.properties");
    }

    private void awaitAnswer() {
        try (Admin admin = admin()) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                if (!process.isAlive()) {
                    throw new AssertionError("Kafka has ended:\n" + Files.readString(directory.resolve("output.log")));
                }
                try {
                    return !admin.describeCluster()
                            .nodes()
                            .get(5, TimeUnit.SECONDS)
                            .isEmpty();
                } catch (ExecutionException | TimeoutException e) {
                    return false;
                }
            });
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address()));
    }

    private Process launch(String program, String... arguments) throws IOException {
        return launch(directory, program, arguments);
    }

    private static Process launch(Path directory, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program));
        command.addAll(List.of(arguments));
        File output = directory.resolve("output.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start();
    }

    private static int[] freePorts() throws IOException {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new int[] {one.getLocalPort(), other.getLocalPort()};
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
