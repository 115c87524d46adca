package org.netpeering.host.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about senders in other JVMs shows the bus that the tests run. */
class DocumentedBusTest {
    private static final Path SOURCE = Path.of("src/test/java/org/netpeering/host/cluster/DistributedCommands.java");
    private static final String BEGIN = "    // tag::bus[]\n";
    private static final String END = "    // end::bus[]\n";

    @Test
    void thePageShowsItWordForWord() throws IOException {
        String source = Files.readString(SOURCE);
        String shown = source.substring(source.indexOf(BEGIN) + BEGIN.length(), source.indexOf(END))
                .stripTrailing()
                .stripIndent();

        assertThat(shown).contains("JGroupsConnector.builder()", "DistributedCommandBus.builder()");
        assertThat(Files.readString(Path.of("../../docs/embedding-remote.md")))
                .contains("```java\n" + shown + "\n```\n");
    }
}
