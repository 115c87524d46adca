package org.netpeering.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Run only by root; others need no escape. */
class RootEscapeTest {

    @BeforeEach
    void onlyAsRoot() throws IOException {
        assumeTrue(RunAsChoice.isRoot(Path.of("/")));
    }

    @Test
    void theSameDataAreUsedInANamespaceAndAsAnotherUserInTurn() throws Exception {
        ServerInDirectory server = new ServerInDirectory(ScratchDirectory.named("escapes"));
        Path cluster = server.directory().resolve("cluster");
        assumeTrue(namespacesWork(server.directory()));
        assumeTrue(othersGetTo(server.directory()));

        try (EmbeddedPostgres postgres = start(server, RootEscape.OTHER_USER)) {
            ServerInDirectory.write(postgres, "as another user");
            assertThat(FileOwner.of(cluster).isRoot()).isFalse();
        }
        try (EmbeddedPostgres postgres = start(server, RootEscape.USER_NAMESPACE)) {
            ServerInDirectory.write(postgres, "in a namespace");
            assertThat(FileOwner.of(cluster).isRoot()).isTrue();
        }
        try (EmbeddedPostgres postgres = start(server, RootEscape.OTHER_USER)) {
            assertThat(ServerInDirectory.read(postgres)).containsExactly("as another user", "in a namespace");
        }
    }

    @Test
    void setprivRunuserAndSuAllLeadToTheOtherUser() throws Exception {
        Path directory = ScratchDirectory.named("candidates");
        List<String> ids = new ArrayList<>();
        for (RunAs candidate : RootEscape.OTHER_USER.candidates(directory)) {
            ids.add(candidate
                    .run(directory, "/bin/sh", "-c", "echo \"$1 $2 $(id -un)\"", "sh", "a", "b c")
                    .output());
        }
        assertThat(ids).hasSize(3).allMatch("a b c nobody"::equals);
    }

    @Test
    void theOwnerOfTheDirectoryIsTheOtherUser() throws Exception {
        Path directory = ScratchDirectory.named("owned");
        assertThat(RootEscape.preferredFor(directory))
                .containsExactly(RootEscape.USER_NAMESPACE, RootEscape.OTHER_USER);

        FileOwner daemon = new FileOwner(1, 1);
        FileTree.own(directory, daemon);

        assertThat(RootEscape.preferredFor(directory))
                .containsExactly(RootEscape.OTHER_USER, RootEscape.USER_NAMESPACE);
        assertThat(RootEscape.OTHER_USER.candidates(directory))
                .allSatisfy(candidate -> assertThat(candidate.owner()).isEqualTo(daemon));
    }

    @Test
    void inSomebodysDirectoryAllFilesAreTheirs() throws Exception {
        Path directory = ScratchDirectory.named("of-daemon");
        FileOwner daemon = new FileOwner(1, 1);
        FileTree.own(directory, daemon);
        assumeTrue(othersGetTo(directory));

        new ServerInDirectory(directory).start().close();

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).allSatisfy(file -> assertThat(FileOwner.of(file)).isEqualTo(daemon));
        }
    }

    @Test
    void aDirectoryAboveThatIsClosedIsNamed() throws Exception {
        Path closed = ScratchDirectory.named("closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        ServerInDirectory server = new ServerInDirectory(closed.resolve("data"));

        assertThatThrownBy(() -> start(server, RootEscape.OTHER_USER))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("as user nobody by setpriv")
                .hasMessageContaining("the directory " + closed + " is closed to this user: chmod o+x " + closed)
                .hasMessageContaining("Name another data directory");
    }

    private static boolean namespacesWork(Path directory) throws IOException {
        try {
            return RootEscape.USER_NAMESPACE
                    .candidates(directory)
                    .get(0)
                    .run(directory, "true")
                    .succeeded();
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private static boolean othersGetTo(Path directory) throws IOException {
        return RootEscape.OTHER_USER
                .candidates(directory)
                .get(0)
                .run(directory, "test", "-x", directory.toString())
                .succeeded();
    }

    private static EmbeddedPostgres start(ServerInDirectory server, RootEscape escape) {
        return EmbeddedPostgres.start(server.settings(0), List.of(escape));
    }
}
