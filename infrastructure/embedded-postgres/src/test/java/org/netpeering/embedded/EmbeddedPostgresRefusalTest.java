package org.netpeering.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresRefusalTest {

    @Test
    void aDirectoryThatCannotBeCreatedIsNamed() throws Exception {
        Path file = Files.createFile(ScratchDirectory.named("not-a-directory").resolve("file"));
        assertRefused(file.resolve("data"), "The data directory " + file.resolve("data") + " cannot be created");
        assertRefused(Path.of("/proc/data"), "The data directory /proc/data cannot be created");
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsNamed() throws Exception {
        Path file = Files.createFile(ScratchDirectory.named("a-file").resolve("file"));
        assertRefused(file, "The data directory " + file + " is a file: name a directory");
    }

    @Test
    void aDirectoryWithOtherFilesIsLeftAlone() throws Exception {
        Path directory = ScratchDirectory.named("somebody-elses");
        Files.writeString(directory.resolve("holiday.jpg"), "a picture");
        assertRefused(directory, "holds other files (holiday.jpg) and was not made by netpeering");
        assertThat(directory.toFile().list()).containsExactly("holiday.jpg");
    }

    @Test
    void aLayoutFromTheFutureIsRefused() throws Exception {
        Path directory = ScratchDirectory.named("future");
        Files.writeString(directory.resolve("netpeering-layout"), "2\n");
        assertRefused(directory, "has layout '2' (file netpeering-layout), this netpeering knows layout 1");
    }

    @Test
    void dataOfAnotherPostgresVersionAreRefused() throws Exception {
        Path directory = ScratchDirectory.named("old-version");
        Files.writeString(directory.resolve("netpeering-layout"), "1\n");
        Files.writeString(Files.createDirectory(directory.resolve("cluster")).resolve("PG_VERSION"), "16\n");
        assertRefused(
                directory,
                "was made by PostgreSQL 16, this netpeering brings PostgreSQL 17: start it with the netpeering that"
                        + " made it");
    }

    @Test
    void aClusterThatIsNoneIsRefused() throws Exception {
        Path directory = ScratchDirectory.named("no-cluster");
        Files.writeString(directory.resolve("netpeering-layout"), "1\n");
        Files.createDirectory(directory.resolve("cluster"));
        assertRefused(directory, "holds no PostgreSQL data (PG_VERSION is missing)");
    }

    @Test
    void aLostPasswordIsNamed() throws Exception {
        Path directory = ScratchDirectory.named("no-password");
        Files.writeString(directory.resolve("netpeering-layout"), "1\n");
        Files.writeString(Files.createDirectory(directory.resolve("cluster")).resolve("PG_VERSION"), "17\n");
        assertRefused(directory, "The file " + directory.resolve("password") + " with the password");
    }

    @Test
    void whatPostgresSaysBeforeItGivesUpIsShown() throws Exception {
        Path directory = ScratchDirectory.named("bad-setting");
        assertThatThrownBy(() -> EmbeddedPostgres.start(new EmbeddedPostgresSettings(
                        directory, 0, Map.of("fsync", "off", "max_connections", "many"), said -> {})))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("PostgreSQL does not start in " + directory)
                .hasMessageContaining("invalid value for parameter \"max_connections\": \"many\"")
                .hasMessageContaining("Remove the cause and start again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quo\"te", "dol$lar", "back`tick", "back\\slash"})
    void aPathThatAShellWouldReadOtherwiseIsRefused(String name) {
        assertRefused(Path.of("target", name), "choose a path without them");
    }

    @Test
    void whereItListensCannotBeOverridden() {
        assertThatThrownBy(() ->
                        new EmbeddedPostgresSettings(Path.of("target"), 0, Map.of("listen_addresses", "*"), said -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'listen_addresses' cannot be set");
        assertThatThrownBy(() -> new EmbeddedPostgresSettings(Path.of("target"), 65536, Map.of(), said -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("preferredPort is 65536");
    }

    private static void assertRefused(Path directory, String sentence) {
        ServerInDirectory server = new ServerInDirectory(directory);
        assertThatThrownBy(server::start)
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(sentence);
    }
}
