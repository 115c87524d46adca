package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.axonframework.updates.UpdateChecker;
import org.axonframework.updates.UpdateCheckerHttpClient;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The framework has a part that reports usage to its makers, a second after it is started. The server does not start it, and
 * tells it not to, by itself: here it is started in a process like that of the server, without any setting from outside.
 */
class UpdateCheckTest {
    private static final int LONGER_THAN_IT_WAITS = 3000;

    static final class Starter {
        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            Class.forName(NetPeeringServer.class.getName());
            UsagePropertyProvider settings = UsagePropertyProvider.create();
            new UpdateChecker(new UpdateCheckerHttpClient(settings), (request, response) -> {}, settings).start();
            System.out.println("started");
            // Ends with the test.
            int ignored = System.in.read();
        }
    }

    @Test
    void nothingIsReportedToAnybody(@TempDir Path home) throws Exception {
        try (ServerSocket makers = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            makers.setSoTimeout(LONGER_THAN_IT_WAITS);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Duser.home=" + home,
                            "-Daxoniq.usage.url=http://127.0.0.1:" + makers.getLocalPort(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Starter.class.getName())
                    .redirectErrorStream(true)
                    .start();
            try {
                assertThat(process.inputReader().lines().anyMatch("started"::equals))
                        .isTrue();

                assertThatThrownBy(makers::accept).isInstanceOf(SocketTimeoutException.class);
                assertThat(process.isAlive()).isTrue();
            } finally {
                process.destroyForcibly();
                process.waitFor(1, TimeUnit.MINUTES);
            }
        }
    }
}
